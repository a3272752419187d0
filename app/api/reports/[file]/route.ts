import { z } from 'zod';
import { started } from '@/lib/server/http/answer';
import { downloadResponse } from '@/lib/server/http/download';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { parseInput } from '@/lib/server/http/parse-input';
import { route } from '@/lib/server/http/route';
import { reportAt } from '@/lib/server/reports/registry';
import { answerReport } from '@/lib/server/use-cases/answer-report';

/**
 * Every report in each of its formats: `/api/reports/bulk.csv?detailed=true`. One that costs more than a page may take
 * becomes a job: 202, and where it can be looked at.
 */
export const GET = route({
  params: z.looseObject({ file: z.string() }),
  scope: 'reports',
  handle: async (ctx, viewer, { file, ...input }, request) => {
    const { report, format } = reportAt(file);
    const params = parseInput(report.params, input);
    const foreign = request.headers.get('sec-fetch-site') === 'cross-site';
    const answer = await answerReport(ctx, viewer, { report, format, params, given: input, foreign });
    return 'file' in answer ? downloadResponse(request, answer.file) : started(answer.job);
  },
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
