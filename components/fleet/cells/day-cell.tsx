'use client';

import { useState } from 'react';
import { BareButton } from '@/components/ui/bare-button';
import { Dialog } from '@/components/ui/dialog';
import { StateBadge } from '@/components/ui/state-badge';
import { useFormats } from '@/lib/client/formats';
import { stateLabel } from '@/lib/domain/device-states';
import { deviceLabel, type HealthRow } from '@/lib/domain/fleet/health-table';
import { calendarDayInZone } from '@/lib/domain/times';
import { type DayMark, MARK_WORDS } from './health-words';

const LOOKS: Record<DayMark, { text: string; className: string }> = {
  '.': { text: '•', className: 'text-ok' },
  '/': { text: '/', className: 'font-bold text-watch' },
  X: { text: 'X', className: 'font-bold text-bad' },
  changed: { text: '↕', className: 'font-bold text-ink' },
  '?': { text: '?', className: 'font-bold text-ink' },
  '': { text: '', className: '' },
};

/** A day's mark without text. */
export function SignMark({ mark }: { mark: DayMark }) {
  const { text, className } = LOOKS[mark];
  return (
    <span aria-hidden="true" className={`inline-block w-4 text-center ${className}`}>
      {text}
    </span>
  );
}

/** A device's sign for one day. Days with changes are buttons that open the list of changes. */
export function DayCell({ row, dayIndex, day }: { row: HealthRow; dayIndex: number; day: string }) {
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const sign = row.days[dayIndex] ?? '';
  const changes = (row.changes ?? []).filter(({ at }) => calendarDayInZone(at, row.timezone) === day);
  const mark = sign === '?' && changes.length > 0 ? 'changed' : sign;
  const date = formats.namedDay(day);
  const words = `${date}: ${MARK_WORDS[mark]}`;
  if (changes.length === 0) {
    return (
      <span className="relative" title={words}>
        <SignMark mark={mark} />
        <span className="sr-only">{MARK_WORDS[mark]}</span>
      </span>
    );
  }
  const changeText = changes
    .map(({ at, from, to }) => `${formats.clock(at, row.timezone)} ${stateLabel(from)} to ${stateLabel(to)}`)
    .join('; ');
  return (
    <>
      <BareButton
        title={`${words}. ${changeText}`}
        onClick={() => setOpen(true)}
        className="-mx-1 inline-flex h-11 w-11 items-center justify-center rounded underline decoration-dotted underline-offset-4 hover:bg-sunken"
      >
        <SignMark mark={mark} />
        <span className="sr-only">{`${words}, ${formats.counted(changes.length, 'change')}`}</span>
      </BareButton>
      {open ? (
        <Dialog title={`${deviceLabel(row.type)}, ${date}`} open onClose={() => setOpen(false)}>
          <p className="mb-3 text-quiet">
            {[row.premise, row.address].filter(Boolean).join(', ')} · {row.id}
          </p>
          <ol className="space-y-2">
            {changes.map(({ at, from, to }) => (
              <li key={at} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <time dateTime={at} className="w-16">
                  {formats.clock(at, row.timezone)}
                </time>
                <StateBadge state={from} />
                <span className="text-quiet">to</span>
                <StateBadge state={to} />
              </li>
            ))}
          </ol>
          <p className="mt-3 text-sm text-quiet">Times are in the premise’s time zone.</p>
        </Dialog>
      ) : null}
    </>
  );
}
