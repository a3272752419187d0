import { z } from 'zod';
import { costSchema } from '@/lib/contract/schemas/account';
import { answerSchema } from '@/lib/contract/schemas/answer';
import { exportSchema } from '@/lib/contract/schemas/exports';
import type { ReportDefinition } from '../../reports/definition';
import { COSTED_REPORTS, REPORTS } from '../../reports/registry';
import { reportFileTypes } from './file-types';
import { mergeParams } from './merge-params';
import type { Operation } from './operation';

const common = { method: 'get', tag: 'Reports', scope: 'reports' } as const;

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
    description: FOR[audience],
    params: z.intersection(z.object({ format }), params as z.ZodType),
    responses: [
      { status: 200, description: 'The file.', files: reportFileTypes(formats), headers: HEADERS },
      {
        status: 202,
        description: 'It takes more than a page may: a job makes it. 403 instead for a token that may only read.',
        json: answerSchema(exportSchema),
        headers: { Location: 'Where the job can be looked at.' },
      },
      { status: 304, description: 'The asker holds the same already (If-None-Match).' },
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
    description: 'With the report’s own parameters, checked as the report checks them.',
    params: z.object({
      report: z.enum(COSTED_REPORTS.map(({ name }) => name) as [string, ...string[]]).describe('Which report.'),
      ...mergeParams(COSTED_REPORTS).shape,
    }),
    responses: [{ status: 200, description: 'Requests to come and held.', json: answerSchema(costSchema) }],
  },
];
