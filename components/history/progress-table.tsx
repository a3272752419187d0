import { type Column, DataTable } from '@/components/ui/data-table';
import { Shape } from '@/components/ui/shape';
import type { BackfillData, BackfillLine } from '@/lib/contract/backfill';
import { CHOICE_WORDS } from '@/lib/domain/backfill/choices';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { countText, percentText } from '@/lib/domain/numbers';
import { calendarDayInZone } from '@/lib/domain/times';

/** How far back each meter is kept; those with a problem first. Days are the viewer's. */
export function ProgressTable({ data, zone }: { data: BackfillData; zone: string }) {
  const { lines, progress } = data;
  const columns: Column<BackfillLine>[] = [
    {
      key: 'meter',
      head: 'Meter',
      cell: ({ meterType, premise, id, choice }) => (
        <>
          {meterType ? meterTypeOf(meterType).label : choice === 'grid' ? 'Gateway' : 'Meter'}
          <span className="block max-w-48 truncate text-sm text-quiet">{premise ?? id}</span>
        </>
      ),
    },
    { key: 'choice', head: 'Kept in', cell: ({ choice }) => CHOICE_WORDS[choice] },
    {
      key: 'from',
      head: 'Kept back to',
      cell: (line) => <span className="whitespace-nowrap">{calendarDayInZone(line.filledFrom, zone)}</span>,
    },
    {
      key: 'begins',
      head: 'It began',
      cell: ({ beginsAt }) => (
        <span className="whitespace-nowrap">{beginsAt ? calendarDayInZone(beginsAt, zone) : 'nobody told'}</span>
      ),
    },
    { key: 'state', head: 'State', cell: (line) => <LineState line={line} /> },
    { key: 'requests', head: 'Requests', align: 'right', cell: ({ requests }) => countText(requests) },
  ];
  return (
    <>
      <DataTable
        caption="How far back each meter is kept"
        columns={columns}
        rows={lines}
        rowKey={({ id, choice }) => `${choice} ${id}`}
        tall
        empty={<p className="text-quiet">Nothing is fetched yet.</p>}
      />
      {lines.length < progress.series ? (
        <p className="mt-2 text-sm text-quiet">
          {countText(lines.length)} of {countText(progress.series)} are shown: those with a problem, then those that are
          not finished.
        </p>
      ) : null}
    </>
  );
}

function LineState({ line }: { line: BackfillLine }) {
  if (line.problem) {
    return (
      <span className="flex min-w-56 gap-1.5">
        <Shape tone="bad" className="mt-1.5" />
        {line.problem}
      </span>
    );
  }
  if (line.done) {
    return (
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
        <Shape tone="ok" />
        All kept
      </span>
    );
  }
  return <span className="whitespace-nowrap">{line.share === null ? 'going back' : percentText(line.share)}</span>;
}
