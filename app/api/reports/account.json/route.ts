import { accountReportParams } from '@/lib/contract/reports';
import { downloadResponse } from '@/lib/server/http/download';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { downloadAccountJson } from '@/lib/server/use-cases/download-account';

export const GET = route({
  params: accountReportParams,
  handle: async (ctx, viewer, input) => downloadResponse(await downloadAccountJson(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
