import { accountReportParams } from '@/lib/contract/reports';
import { downloadResponse } from '@/lib/server/http/download';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { downloadAccountCsv } from '@/lib/server/use-cases/download-account';

export const GET = route({
  params: accountReportParams,
  handle: async (ctx, viewer, input) => downloadResponse(await downloadAccountCsv(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
