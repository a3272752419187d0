'use client';

import { Button } from '@/components/ui/button';
import { useFormats } from '@/lib/client/formats';
import { addLocalDays } from '@/lib/domain/local-day';

interface WeekChoiceProps {
  /** The days shown, newest first. */
  days: readonly string[];
  /** The first day whose states are stored. */
  knownFrom: string;
  /** The last day that was chosen; null for today. */
  until: string | null;
  onChange: (until: string | null) => void;
}

/** The seven days shown, and the way to others that are stored. */
export function WeekChoice({ days, knownFrom, until, onChange }: WeekChoiceProps) {
  const formats = useFormats();
  const last = days[0] ?? '';
  const first = days.at(-1) ?? '';
  // States of the first day are stored for a part of it.
  const isKnownBefore = addLocalDays(first, -1) > knownFrom;
  return (
    <fieldset className="screen-only mb-3 flex flex-wrap items-center gap-2">
      <legend className="sr-only">Week</legend>
      <Button onClick={() => onChange(addLocalDays(last, -7))} disabled={!isKnownBefore}>
        Earlier week
      </Button>
      <span className="px-1 font-medium">{`${formats.monthDay(first)} – ${formats.monthDay(last)}`}</span>
      {until === null ? null : (
        <>
          <Button onClick={() => onChange(addLocalDays(last, 7))}>Later week</Button>
          <Button tone="quiet" onClick={() => onChange(null)}>
            Last 7 days
          </Button>
        </>
      )}
      {isKnownBefore ? null : (
        <span className="text-sm text-quiet">{`States are stored from ${formats.monthDay(knownFrom)} on.`}</span>
      )}
    </fieldset>
  );
}
