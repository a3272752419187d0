import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { ToneIcon } from '@/components/ui/tone-icon';
import { useFormats } from '@/lib/client/formats';
import type { BackfillData, BackfillSeriesStatus } from '@/lib/contract/backfill';
import { CHOICE_NOUNS } from '@/lib/domain/backfill/choices';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { calendarDayInZone } from '@/lib/domain/times';

/** How far back each meter's history is saved, problems first. Days are in the viewer's time zone. */
export function ProgressTable({ data, zone }: { data: BackfillData; zone: string }) {
  const formats = useFormats();
  const { lines, progress } = data;
  const dayText = (at: string) => formats.plainDate(calendarDayInZone(at, zone));
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
      cell: (line) => <span className="whitespace-nowrap">{dayText(line.filledFrom)}</span>,
    },
    {
      key: 'begins',
      header: 'Data starts',
      cell: ({ beginsAt }) => <span className="whitespace-nowrap">{beginsAt ? dayText(beginsAt) : 'unknown'}</span>,
    },
    { key: 'state', header: 'State', cell: (line) => <LineState line={line} /> },
    { key: 'requests', header: 'Requests', align: 'right', cell: ({ requests }) => formats.count(requests) },
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
          Showing {formats.count(lines.length)} of {formats.count(progress.series)}: problems first, then unfinished
          ones.
        </p>
      ) : null}
    </>
  );
}

function LineState({ line }: { line: BackfillSeriesStatus }) {
  const formats = useFormats();
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
  return <span className="whitespace-nowrap">{line.share === null ? 'in progress' : formats.percent(line.share)}</span>;
}
