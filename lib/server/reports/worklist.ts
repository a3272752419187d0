import { type WorklistReportParams, worklistReportParams } from '@/lib/contract/reports';
import { loadWorklist } from '../lookup/load-worklist';
import { REPORT_FORMATS, type ReportDefinition } from './definition';
import { worklistColumns } from './work-columns';
import { table } from './writers/table';

/** The fleet's problems by cause, with what people did about them. */
export const worklistReport: ReportDefinition<WorklistReportParams> = {
  name: 'worklist',
  title: 'Problems by cause, with who works on them',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: worklistReportParams,
  async prepare({ ctx, account }, { status, city, postal }) {
    const { rows, fleet } = await loadWorklist(ctx, account);
    const found = rows.filter(
      (row) =>
        (status === 'all' || (status === 'unfinished' ? row.status !== 'done' : row.status === status)) &&
        (city === undefined || row.city?.toLowerCase() === city.toLowerCase()) &&
        (postal === undefined || row.postalCode === postal),
    );
    const { asOf, source } = fleet;
    return {
      zone: null,
      freshness: { asOf, source },
      etagInputs: [found.map(({ id, version, what, status: now }) => [id, version, what, now])],
      gaps: [],
      table: table(worklistColumns(), found),
    };
  },
};
