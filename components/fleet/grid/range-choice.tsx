'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { useFormats } from '@/lib/client/formats';
import { GRID_RANGES, lastDays } from '@/lib/client/grid-history-view';
import { addLocalDays, daysBetween, isLocalDay } from '@/lib/domain/local-day';
import { DateField } from '../date-field';

interface RangeChoiceProps {
  start: string;
  /** Excluded. */
  end: string;
  today: string;
  /** Longest allowed range. */
  maxDays: number;
  onChange: (range: { start: string; end: string }) => void;
}

/** Chooses the days of a history: a named range, or a first and last day. */
export function RangeChoice({ start, end, today, maxDays, onChange }: RangeChoiceProps) {
  const formats = useFormats();
  const [isInvalid, setIsInvalid] = useState(false);
  const named = GRID_RANGES.find(([days]) => {
    const range = lastDays(days, today);
    return range.start === start && range.end === end;
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [from, to] = [String(form.get('from')), String(form.get('to'))];
    const fits = isLocalDay(from) && isLocalDay(to) && from <= to && daysBetween(from, to) < maxDays;
    setIsInvalid(!fits);
    if (fits) onChange({ start: from, end: addLocalDays(to, 1) });
  };
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <SegmentedControl
        legend="Range"
        showLegend
        options={GRID_RANGES.map(([days, label]) => ({ value: String(days), label }))}
        value={named ? String(named[0]) : ''}
        onChange={(days) => onChange(lastDays(Number(days), today))}
      />
      <form key={`${start} ${end}`} onSubmit={submit}>
        <HydratedFieldset className="flex flex-wrap items-end gap-2">
          <DateField label="First day" name="from" defaultValue={start} />
          <DateField label="Last day" name="to" defaultValue={addLocalDays(end, -1)} />
          <Button type="submit">Show</Button>
        </HydratedFieldset>
      </form>
      <p role="status" className="basis-full text-sm text-bad empty:hidden">
        {isInvalid
          ? `Choose both days in order, at most ${formats.counted(maxDays, 'day')} for this many gateways.`
          : null}
      </p>
    </div>
  );
}
