'use client';

import { Button } from '@/components/ui/button';
import type { Tariff } from '@/lib/domain/money/tariff';

/** Saves prices as a JSON file, which this site can read again. */
export function SaveAsFile({ tariff }: { tariff: Tariff }) {
  const save = () => {
    const url = URL.createObjectURL(new Blob([JSON.stringify(tariff, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `prices-${tariff.commodity}.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return <Button onClick={save}>Save as a file</Button>;
}
