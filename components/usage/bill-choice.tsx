'use client';

import { CompactSelect } from '@/components/ui/compact-select';
import { useFormats } from '@/lib/client/formats';
import { useBillCycles } from '@/lib/client/use-bill-cycles';
import { addLocalDays } from '@/lib/domain/local-day';
import type { Commodity } from '@/lib/domain/money/tariff';

interface BillChoiceProps {
  account: string;
  premiseId: string;
  commodity: Commodity;
  today: string;
  /** The days that are shown, `end` excluded. */
  shown: { start: string; end: string };
  onChoose: (start: string, end: string) => void;
}

/** Chooses the days of a bill; nothing for a home without prices and bills. */
export function BillChoice({ account, premiseId, commodity, today, shown, onChoose }: BillChoiceProps) {
  const formats = useFormats();
  const cycles = useBillCycles({ account, premiseId }, commodity, today);
  if (cycles.length === 0) return null;
  const chosen = cycles.find(({ start, end }) => start === shown.start && end === shown.end);
  return (
    <CompactSelect
      label="Bill"
      value={chosen?.start ?? ''}
      options={[
        ...(chosen ? [] : [{ value: '', label: 'Choose a bill' }]),
        ...cycles.map(({ start, end }) => ({
          value: start,
          label: `${formats.dayRange(start, addLocalDays(end, -1))}${today < end ? ' (this bill)' : ''}`,
        })),
      ]}
      onChange={(value) => {
        const cycle = cycles.find(({ start }) => start === value);
        if (cycle) onChoose(cycle.start, cycle.end);
      }}
    />
  );
}
