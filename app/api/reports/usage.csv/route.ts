import { usageReportParams } from '@/lib/contract/reports';
import { downloadResponse } from '@/lib/server/http/download';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { downloadUsage } from '@/lib/server/use-cases/download-usage';

export const GET = route({
  params: usageReportParams,
  handle: async (ctx, viewer, input) => downloadResponse(await downloadUsage(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
