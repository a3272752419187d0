'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { type Tone, ToneIcon } from '@/components/ui/tone-icon';
import { fleetPath, withAccount } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import type { Severity } from '@/lib/domain/fleet/work-item';
import type { WorkRow } from '@/lib/domain/fleet/work-row';
import { SEVERITY_LABELS } from '@/lib/domain/fleet/work-table';
import { SinceText } from './since-text';
import { WorkStatusText } from './work-status';

const TONES: Record<Severity, Tone> = { high: 'bad', medium: 'watch', low: 'info' };

/** The columns, with and without one for the box that selects the line, and on paper, where nothing can be changed. */
const SELECTABLE =
  'grid-cols-[2.75rem_minmax(0,1fr)] lg:grid-cols-[2.75rem_minmax(0,5fr)_minmax(0,6fr)_minmax(0,4fr)_auto]';
const ON_PAPER = 'print:grid-cols-[0.5rem_minmax(0,5fr)_minmax(0,6fr)_minmax(0,3fr)]';
const FIXED = 'grid-cols-[0.5rem_minmax(0,1fr)] lg:grid-cols-[0_minmax(0,5fr)_minmax(0,6fr)_minmax(0,4fr)_auto]';

interface WorkLineProps {
  account: string;
  row: WorkRow;
  /** Null where lines are not selected. */
  selection: { selected: boolean; onSelect: () => void } | null;
  /** Null for someone who may only look. */
  onChange: (() => void) | null;
}

/** A line of the worklist: cause, place, since when, what to do and its status. On a phone, one below the other. */
export function WorkLine({ account, row, selection, onChange }: WorkLineProps) {
  const { what, todo, severity } = row;
  return (
    <li
      data-selected={selection?.selected || undefined}
      className={`grid gap-x-1 border-b border-line py-2 pr-3 last:border-b-0 data-selected:bg-sunken lg:gap-x-4 print:gap-x-3 ${ON_PAPER} ${selection ? SELECTABLE : FIXED}`}
    >
      {selection ? (
        <label className="screen-only flex size-11 items-center justify-center">
          <input
            type="checkbox"
            checked={selection.selected}
            onChange={selection.onSelect}
            className="size-5 accent-accent"
          />
          <span className="sr-only">{`Select ${what}, ${row.where}`}</span>
        </label>
      ) : null}
      <div className="col-start-2 min-w-0 pt-2">
        <p className="flex items-baseline gap-2 font-medium">
          <ToneIcon tone={TONES[severity]} className="translate-y-px" />
          <span>
            <span className="sr-only">{`${SEVERITY_LABELS[severity]}: `}</span>
            {what}
          </span>
        </p>
        <WorkPlace account={account} row={row} />
      </div>
      <div className="col-start-2 min-w-0 pt-1 lg:col-start-3 lg:pt-2 print:col-start-3 print:pt-2">
        <p className="text-sm text-quiet">
          <SinceText {...row} />
        </p>
        <p className="text-sm">{todo}</p>
      </div>
      <div className="col-start-2 min-w-0 pt-1 lg:col-start-4 lg:pt-2 print:col-start-4 print:pt-2">
        <WorkStatusText row={row} />
      </div>
      {onChange ? (
        <div className="col-start-2 pt-1 lg:col-start-5">
          <Button tone="quiet" onClick={onChange} className="-ml-4 lg:ml-0">
            Change<span className="sr-only">{` ${what}, ${row.where}`}</span>
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** Where a cause is, with links to exactly the premises and devices that it affects. */
function WorkPlace({ account, row }: { account: string; row: WorkRow }) {
  const formats = useFormats();
  const { id, kind, premiseId, where, city, postalCode, premises, gateways, meters } = row;
  const listPath = (list: string) => `${withAccount(`/fleet/${list}`, account)}&line=${encodeURIComponent(id)}`;
  const isShared = kind === 'outage' || kind === 'area' || kind === 'gateway' || kind === 'flapping';
  return (
    <div className="text-sm">
      <Link
        href={premiseId === null ? listPath('gateways') : fleetPath(account, 'premises', premiseId)}
        prefetch={false}
        className="link inline-flex min-h-6 items-center"
      >
        {where}
      </Link>
      {premiseId === null ? null : <p className="text-quiet">{[city, postalCode].filter(Boolean).join(' ')}</p>}
      {isShared && (meters > 0 || premiseId === null) ? (
        <p className="flex flex-wrap gap-x-3 text-quiet">
          {premiseId === null ? (
            <>
              <span>{formats.counted(gateways, 'gateway')}</span>
              <Link href={listPath('premises')} prefetch={false} className="link">
                {formats.counted(premises, 'premise')}
              </Link>
            </>
          ) : null}
          {meters > 0 ? (
            <Link href={listPath('meters')} prefetch={false} className="link">
              {`${formats.counted(meters, 'meter')} affected`}
            </Link>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}
