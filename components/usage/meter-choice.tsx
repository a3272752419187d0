'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { CompactSelect } from '@/components/ui/compact-select';
import { ownPath } from '@/lib/contract/own-path';
import { meterName } from '@/lib/domain/meter-name';
import type { NamedMeter } from '@/lib/domain/premise';

/** Chooses one of the meters of a commodity. */
export function MeterChoice({ meters, current }: { meters: readonly NamedMeter[]; current: NamedMeter }) {
  const params = useSearchParams();
  const path = usePathname();
  const choose = (id: string) => {
    const next = new URLSearchParams(params);
    next.set('meter', id);
    next.delete('commodity');
    window.history.pushState(null, '', ownPath(`${path}?${next}`));
  };
  const labels = meters.map(meterName);
  return (
    <CompactSelect
      label="Meter"
      value={current.id}
      options={meters.map(({ id }, index) => {
        const label = labels[index] ?? id;
        // Meters of one name are told apart by their ids.
        return { value: id, label: labels.filter((each) => each === label).length > 1 ? `${label} (${id})` : label };
      })}
      onChange={choose}
    />
  );
}
