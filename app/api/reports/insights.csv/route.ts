import { insightsReportParams } from '@/lib/contract/reports';
import { downloadResponse } from '@/lib/server/http/download';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { downloadInsights } from '@/lib/server/use-cases/download-insights';

export const GET = route({
  params: insightsReportParams,
  handle: async (ctx, viewer, input) => downloadResponse(await downloadInsights(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
