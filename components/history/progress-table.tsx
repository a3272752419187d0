import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { ToneIcon } from '@/components/ui/tone-icon';
import type { BackfillData, BackfillSeriesStatus } from '@/lib/contract/backfill';
import { CHOICE_NOUNS } from '@/lib/domain/backfill/choices';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { countText, percentText } from '@/lib/domain/numbers';
import { calendarDayInZone } from '@/lib/domain/times';

/** How far back each meter's history is saved, problems first. Days are in the viewer's time zone. */
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
    { key: 'choice', header: 'Detail', cell: ({ choice }) => CHOICE_NOUNS[choice] },
    {
      key: 'from',
      header: 'Saved back to',
      cell: (line) => <span className="whitespace-nowrap">{calendarDayInZone(line.filledFrom, zone)}</span>,
    },
    {
      key: 'begins',
      header: 'Data starts',
      cell: ({ beginsAt }) => (
        <span className="whitespace-nowrap">{beginsAt ? calendarDayInZone(beginsAt, zone) : 'unknown'}</span>
      ),
    },
    { key: 'state', header: 'State', cell: (line) => <LineState line={line} /> },
    { key: 'requests', header: 'Requests', align: 'right', cell: ({ requests }) => countText(requests) },
  ];
  return (
    <>
      <DataTable
        caption="Saved history by meter"
        columns={columns}
        rows={lines}
        rowKey={({ id, choice }) => `${choice} ${id}`}
        limitHeight
        empty={<p className="text-quiet">Nothing saved yet.</p>}
      />
      {lines.length < progress.series ? (
        <p className="mt-2 text-sm text-quiet">
          Showing {countText(lines.length)} of {countText(progress.series)}: problems first, then unfinished ones.
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
        All saved
      </span>
    );
  }
  return <span className="whitespace-nowrap">{line.share === null ? 'in progress' : percentText(line.share)}</span>;
}
