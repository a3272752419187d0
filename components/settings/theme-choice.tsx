'use client';

import { useState, useSyncExternalStore } from 'react';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { chooseTheme, parseTheme, type Theme } from '@/lib/client/theme';

const options: { value: Theme; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const shownTheme = () => parseTheme(document.documentElement.dataset.theme);
const subscribeToNothing = () => () => {};

/** Chooses the light, dark or system theme. `chosen` is what the server read from the cookie. */
export function ThemeChoice({ chosen }: { chosen: Theme }) {
  const shown = useSyncExternalStore(subscribeToNothing, shownTheme, () => chosen);
  const [theme, setTheme] = useState<Theme | null>(null);
  const choose = (next: Theme) => {
    chooseTheme(next);
    setTheme(next);
  };
  return <SegmentedControl legend="Theme" showLegend options={options} value={theme ?? shown} onChange={choose} />;
}
