import { z } from 'zod';
import { downloadHead, downloadResponse } from '@/lib/server/http/download';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { startedResponse, wouldStartResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { parseInput } from '@/lib/server/ports/parse-input';
import { parseReportFileName } from '@/lib/server/reports/registry';
import { answerReport, headReport, type ReportRequest } from '@/lib/server/use-cases/answer-report';

const accepts = { params: z.looseObject({ file: z.string() }), scope: 'reports' } as const;

/**
 * Every report in each of its formats: `/api/reports/bulk.csv?detailed=true`. A report that needs too many requests for
 * an immediate answer becomes a job: 202 with its address.
 */
export const GET = route({
  ...accepts,
  handle: async (ctx, viewer, input, request) => {
    const answer = await answerReport(ctx, viewer, parseRequest(input, request));
    return 'file' in answer ? downloadResponse(request, answer.file) : startedResponse(answer.job);
  },
});

/** Explicit, because Next.js would run GET for it, which can start a job. */
export const HEAD = route({
  ...accepts,
  handle: async (ctx, viewer, input, request) => {
    const answer = await headReport(ctx, viewer, parseRequest(input, request));
    return 'job' in answer ? wouldStartResponse() : downloadHead(request, answer);
  },
});

function parseRequest({ file, ...given }: z.output<typeof accepts.params>, request: Request): ReportRequest {
  const { report, format } = parseReportFileName(file);
  const crossSite = request.headers.get('sec-fetch-site') === 'cross-site';
  return { report, format, params: parseInput(report.params, given), rawParams: given, crossSite };
}

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
