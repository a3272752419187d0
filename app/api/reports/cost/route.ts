import { reportCostParams } from '@/lib/contract/report-cost';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { parseInput } from '@/lib/server/ports/parse-input';
import { findReport, parseReportFileName } from '@/lib/server/reports/registry';
import { getReportCost } from '@/lib/server/use-cases/get-report-cost';

export const GET = route({
  params: reportCostParams,
  scope: 'reports',
  handle: async (ctx, viewer, { report: name, format: extension, ...input }, request) => {
    const report = findReport(name);
    const format = extension === undefined ? undefined : parseReportFileName(`${name}.${extension}`).format;
    const params = parseInput(report.params, input);
    return jsonResponse(request, await getReportCost(ctx, viewer, { report, params, format }));
  },
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
