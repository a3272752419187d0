import { z } from 'zod';
import { costSchema } from '@/lib/contract/schemas/account';
import { answerSchema } from '@/lib/contract/schemas/answer';
import { exportSchema } from '@/lib/contract/schemas/exports';
import { REPORT_FORMATS, type ReportDefinition } from '../../reports/definition';
import { REPORTS } from '../../reports/registry';
import { reportFileTypes } from './file-types';
import { mergeParams, paramSchemas } from './merge-params';
import type { Operation } from './operation';

const common = { method: 'get', tag: 'Reports', scope: 'reports' } as const;

const AUDIENCES: Record<ReportDefinition['audience'], string> = {
  home: 'For a home.',
  enterprise: 'For operators of an enterprise.',
  both: 'For a home or an enterprise.',
};

const HEADERS = {
  ETag: 'Identifies the content.',
  'X-Data-As-Of': 'The age of the data: a UTC instant.',
  'X-Data-Source': 'Where the data is from: cloud, cache or stale.',
  'X-Data-Complete': 'true if every finished interval has a value, else false.',
};

function reportOperation({ name, title, audience, formats, params }: ReportDefinition): Operation {
  const format = z.enum(formats as [string, ...string[]]).describe('File format.');
  return {
    ...common,
    path: `/api/reports/${name}.{format}`,
    summary: title,
    description: AUDIENCES[audience],
    params: z.object({ format, ...paramSchemas(params) }),
    responses: [
      { status: 200, description: 'The file.', files: reportFileTypes(formats), headers: HEADERS },
      {
        status: 202,
        description:
          'The report needs more requests than a page may use, so a job makes it. Tokens that may only read get 403 instead.',
        json: answerSchema(exportSchema),
        headers: { Location: 'URL of the job.' },
      },
      { status: 304, description: 'The client already has this file (If-None-Match).' },
    ],
  };
}

/** One URL per report, and the cost estimate. */
export const REPORT_OPERATIONS: readonly Operation[] = [
  ...REPORTS.map(reportOperation),
  {
    ...common,
    path: '/api/reports/cost',
    summary: 'Estimates the cost of a report',
    description: 'Takes the report’s own parameters, validated as for the report.',
    params: z.object({
      report: z.enum(REPORTS.map(({ name }) => name) as [string, ...string[]]).describe('Name of the report.'),
      format: z
        .enum(REPORT_FORMATS)
        .optional()
        .describe('File format, for reports whose formats differ in cost (account).'),
      ...mergeParams(REPORTS).shape,
    }),
    responses: [
      { status: 200, description: 'Requests needed, and parts already stored.', json: answerSchema(costSchema) },
    ],
  },
];
