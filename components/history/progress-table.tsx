import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { ToneIcon } from '@/components/ui/tone-icon';
import type { BackfillData, BackfillSeriesStatus } from '@/lib/contract/backfill';
import { CHOICE_NOUNS } from '@/lib/domain/backfill/choices';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { countText, percentText } from '@/lib/domain/numbers';
import { calendarDayInZone } from '@/lib/domain/times';

/** How far back each meter is kept; those with a problem first. Days are the viewer's. */
export function ProgressTable({ data, zone }: { data: BackfillData; zone: string }) {
  const { lines, progress } = data;
  const columns: TableColumn<BackfillSeriesStatus>[] = [
    {
      key: 'meter',
      header: 'Meter',
      cell: ({ meterType, premise, id, choice }) => (
        <>
          {meterType ? meterTypeOf(meterType).label : choice === 'grid' ? 'Gateway' : 'Meter'}
          <span className="block max-w-48 truncate text-sm text-quiet">{premise ?? id}</span>
        </>
      ),
    },
    { key: 'choice', header: 'Kept in', cell: ({ choice }) => CHOICE_NOUNS[choice] },
    {
      key: 'from',
      header: 'Kept back to',
      cell: (line) => <span className="whitespace-nowrap">{calendarDayInZone(line.filledFrom, zone)}</span>,
    },
    {
      key: 'begins',
      header: 'It began',
      cell: ({ beginsAt }) => (
        <span className="whitespace-nowrap">{beginsAt ? calendarDayInZone(beginsAt, zone) : 'nobody told'}</span>
      ),
    },
    { key: 'state', header: 'State', cell: (line) => <LineState line={line} /> },
    { key: 'requests', header: 'Requests', align: 'right', cell: ({ requests }) => countText(requests) },
  ];
  return (
    <>
      <DataTable
        caption="How far back each meter is kept"
        columns={columns}
        rows={lines}
        rowKey={({ id, choice }) => `${choice} ${id}`}
        limitHeight
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

function LineState({ line }: { line: BackfillSeriesStatus }) {
  if (line.problem) {
    return (
      <span className="flex min-w-56 gap-1.5">
        <ToneIcon tone="bad" className="mt-1.5" />
        {line.problem}
      </span>
    );
  }
  if (line.done) {
    return (
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
        <ToneIcon tone="ok" />
        All kept
      </span>
    );
  }
  return <span className="whitespace-nowrap">{line.share === null ? 'going back' : percentText(line.share)}</span>;
}
