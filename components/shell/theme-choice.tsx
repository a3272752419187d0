'use client';

import { useState } from 'react';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { chooseTheme, parseTheme, type Theme } from '@/lib/client/theme';

const options: { value: Theme; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Chooses the light, dark or system theme. Rendered only in the browser, so it can read the page's attribute. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(() => parseTheme(document.documentElement.dataset.theme));
  const choose = (next: Theme) => {
    chooseTheme(next);
    setTheme(next);
  };
  return <SegmentedControl legend="Theme" showLegend options={options} value={theme} onChange={choose} />;
}
