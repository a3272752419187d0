'use client';

import type { TableColumn } from '@/components/ui/data-table';
import { Disclosure } from '@/components/ui/disclosure';
import { LongTable } from '@/components/ui/long-table';
import { Section } from '@/components/ui/section';
import { StateBadge } from '@/components/ui/state-badge';
import { useFormats } from '@/lib/client/formats';
import type { DeviceHistoryData } from '@/lib/contract/fleet';
import type { Formats } from '@/lib/domain/formats/formats';
import type { StateTransition } from '@/lib/domain/health';
import { StateStrip } from './state-strip';

const DAY_MS = 24 * 3_600_000;
const LONG_RANGE_DAYS = 90;

interface StateHistoryProps {
  history: DeviceHistoryData;
  asOf: string;
  zone: string;
}

/** A device's states over 7 days, over 90 days where stored, and the list of changes. */
export function StateHistory({ history, asOf, zone }: StateHistoryProps) {
  const formats = useFormats();
  const { changes, knownFrom } = history;
  const hasLongRange = knownFrom !== null && Date.parse(asOf) - Date.parse(knownFrom) > 7.5 * DAY_MS;
  const columns: TableColumn<StateTransition>[] = [
    {
      key: 'at',
      header: 'When',
      cell: ({ at }) => <span className="whitespace-nowrap">{formats.moment(at, zone)}</span>,
    },
    { key: 'from', header: 'From', cell: ({ from }) => <StateBadge state={from} /> },
    { key: 'to', header: 'To', cell: ({ to }) => <StateBadge state={to} /> },
  ];
  return (
    <Section title="State" aside={knownFrom === null ? undefined : `Complete since ${formats.day(knownFrom, zone)}`}>
      <p className="mb-1 text-sm text-quiet">Last 7 days</p>
      <StateStrip history={history} days={7} asOf={asOf} zone={zone} />
      {hasLongRange ? (
        <>
          <p className="mt-3 mb-1 text-sm text-quiet">{`Last ${LONG_RANGE_DAYS} days, as far as stored`}</p>
          <StateStrip history={history} days={LONG_RANGE_DAYS} asOf={asOf} zone={zone} />
        </>
      ) : null}
      {knownFrom === null ? (
        <p className="mt-2 text-quiet">
          Recent changes are not available from Copper right now, so only the current state is known.
        </p>
      ) : null}
      {changes.length === 0 ? (
        knownFrom !== null && <p className="mt-2 text-quiet">No changes in this time.</p>
      ) : (
        <Disclosure summary={changesText(changes.length, knownFrom !== null, formats)}>
          <LongTable
            caption="State changes, newest first"
            rows={[...changes].reverse()}
            rowKey={({ at }) => at}
            columns={columns}
          />
        </Disclosure>
      )}
    </Section>
  );
}

function changesText(count: number, known: boolean, formats: Formats): string {
  return formats.counted(count, known ? 'change' : 'earlier change');
}
