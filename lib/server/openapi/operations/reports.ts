import { z } from 'zod';
import { reportCostParams } from '@/lib/contract/report-cost';
import { costSchema } from '@/lib/contract/schemas/account';
import { answerOf } from '@/lib/contract/schemas/answer';
import { exportSchema } from '@/lib/contract/schemas/exports';
import type { ReportDefinition } from '../../reports/definition';
import { REPORTS } from '../../reports/registry';
import { CONTENT_TYPES } from '../../reports/write-report';
import type { Operation } from '../operation';

const common = { method: 'get', area: 'Reports', scope: 'reports' } as const;

const FOR: Record<ReportDefinition['audience'], string> = {
  home: 'For a home.',
  enterprise: 'For the operators of an enterprise.',
  both: 'For a home or an enterprise.',
};

function operationOf({ name, title, audience, formats, params }: ReportDefinition): Operation {
  const format = z.enum(formats as [string, ...string[]]).describe('What the file is.');
  return {
    ...common,
    path: `/api/reports/${name}.{format}`,
    summary: title,
    about: `${FOR[audience]} The headers X-Data-As-Of, X-Data-Source and X-Data-Complete tell how old and how whole it is.`,
    params: z.intersection(z.object({ format }), params as z.ZodType),
    answers: [
      { status: 200, about: 'The file.', files: formats.map((each) => CONTENT_TYPES[each].split(';')[0] ?? '') },
      {
        status: 202,
        about: 'It takes more than a page may: a job makes it. 403 instead for a token that may only read.',
        json: answerOf(exportSchema),
      },
      { status: 304, about: 'The asker holds the same already (If-None-Match).' },
    ],
  };
}

/** An address for each report there is, and what they cost. */
export const REPORT_OPERATIONS: readonly Operation[] = [
  ...REPORTS.map(operationOf),
  {
    ...common,
    path: '/api/reports/cost',
    summary: 'What a report would cost',
    about: `With the report’s own parameters. For ${REPORTS.filter(({ series }) => series)
      .map(({ name }) => name)
      .join(', ')}.`,
    params: reportCostParams,
    answers: [{ status: 200, about: 'Requests to come and held.', json: answerOf(costSchema) }],
  },
];
