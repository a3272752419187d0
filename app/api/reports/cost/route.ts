import { reportCostParams } from '@/lib/contract/report-cost';
import { json } from '@/lib/server/http/answer';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { parseInput } from '@/lib/server/ports/parse-input';
import { reportNamed } from '@/lib/server/reports/registry';
import { getReportCost } from '@/lib/server/use-cases/get-report-cost';

export const GET = route({
  params: reportCostParams,
  scope: 'reports',
  handle: async (ctx, viewer, { report: name, ...input }, request) => {
    const report = reportNamed(name);
    const params = parseInput(report.params, input);
    return json(request, await getReportCost(ctx, viewer, { report, params }));
  },
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
