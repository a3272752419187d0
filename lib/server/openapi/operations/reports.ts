import { z } from 'zod';
import { costSchema } from '@/lib/contract/schemas/account';
import { answerOf } from '@/lib/contract/schemas/answer';
import { exportSchema } from '@/lib/contract/schemas/exports';
import type { ReportDefinition } from '../../reports/definition';
import { COSTED_REPORTS, REPORTS } from '../../reports/registry';
import { filesOf } from './file-types';
import type { Operation } from './operation';
import { paramsOfAny } from './params-of-any';

const common = { method: 'get', area: 'Reports', scope: 'reports' } as const;

const FOR: Record<ReportDefinition['audience'], string> = {
  home: 'For a home.',
  enterprise: 'For the operators of an enterprise.',
  both: 'For a home or an enterprise.',
};

const HEADERS = {
  ETag: 'Stands for the content.',
  'X-Data-As-Of': 'How old the data is: a UTC instant.',
  'X-Data-Source': 'Where it is from: cloud, cache or stale.',
  'X-Data-Complete': 'true where every interval that is over has its number, else false.',
};

function operationOf({ name, title, audience, formats, params }: ReportDefinition): Operation {
  const format = z.enum(formats as [string, ...string[]]).describe('What the file is.');
  return {
    ...common,
    path: `/api/reports/${name}.{format}`,
    summary: title,
    about: FOR[audience],
    params: z.intersection(z.object({ format }), params as z.ZodType),
    answers: [
      { status: 200, about: 'The file.', files: filesOf(formats), headers: HEADERS },
      {
        status: 202,
        about: 'It takes more than a page may: a job makes it. 403 instead for a token that may only read.',
        json: answerOf(exportSchema),
        headers: { Location: 'Where the job can be looked at.' },
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
    about: 'With the report’s own parameters, checked as the report checks them.',
    params: z.object({
      report: z.enum(COSTED_REPORTS.map(({ name }) => name) as [string, ...string[]]).describe('Which report.'),
      ...paramsOfAny(COSTED_REPORTS).shape,
    }),
    answers: [{ status: 200, about: 'Requests to come and held.', json: answerOf(costSchema) }],
  },
];
