import { type WorklistReportParams, worklistReportParams } from '@/lib/contract/reports';
import type { WorkRow } from '@/lib/domain/fleet/work-row';
import { toInstantText } from '@/lib/domain/instant-text';
import { withRecords } from '../lookup/load-worklist';
import { REPORT_FORMATS, type ReportDefinition } from './definition';
import { fetchFleet, INTERACTIVE_OPTIONS } from './fetch-fleet';
import { gridLatestReport } from './grid-latest';
import { historiesPart } from './health';
import { joinParts } from './join-parts';
import { hasSelection, selectedPart, selectionOf } from './selection';
import { worklistColumns } from './work-columns';
import { table } from './writers/table';

/**
 * The fleet's problems by cause, with what people did about them. A selection leaves out lines, but all causes are
 * found: otherwise those outside would count as gone.
 */
export const worklistReport: ReportDefinition<WorklistReportParams> = {
  name: 'worklist',
  title: 'Problems by cause, with who works on them',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: worklistReportParams,
  async parts(run, params) {
    return [historiesPart(run), ...((await gridLatestReport.parts?.(run, params)) ?? [])];
  },
  async prepare(run, params) {
    const { ctx, account } = run;
    const [fleet, grid] = await Promise.all([
      fetchFleet(run, { histories: 'required' }),
      ctx.archive.gridLatest(account, INTERACTIVE_OPTIONS),
    ]);
    const items = await ctx.worklists.of(fleet, grid);
    const asOf = toInstantText(Math.max(Date.parse(grid.asOf), Date.parse(fleet.asOf)));
    const rows = await withRecords(ctx, account, { items, asOf, hasVoltage: true });
    const part = selectedPart(fleet.data, await selectionOf(run, params));
    const selected = hasSelection(params) ? new Set(part.map(({ id }) => id)) : null;
    const found = rows.filter((row) => isWanted(row, params) && isIn(row, selected));
    const parts = joinParts(fleet, [grid]);
    const versions = found.map(({ id, version, status }) => [id, version, status]);
    return {
      zone: null,
      ...parts,
      etagInputs: [...parts.etagInputs, versions],
      table: table(worklistColumns(), found),
    };
  },
};

function isWanted({ status }: WorkRow, { status: wanted }: WorklistReportParams): boolean {
  return wanted === 'all' || (wanted === 'unfinished' ? status !== 'done' : status === wanted);
}

/** True for a line about one of the premises; null: about any. */
function isIn({ premiseIds }: WorkRow, premises: ReadonlySet<string> | null): boolean {
  return premises === null || premiseIds.some((id) => premises.has(id));
}
