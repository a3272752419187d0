import { exportParams, exportsParams, startExportBody } from '@/lib/contract/exports';
import { answerSchema } from '@/lib/contract/schemas/answer';
import { exportSchema, exportsSchema } from '@/lib/contract/schemas/exports';
import { ANY_FILE } from './file-types';
import type { Operation } from './operation';

const common = { tag: 'Exports', scope: 'reports' } as const;
const one = answerSchema(exportSchema);
const HEADERS = { ETag: 'The SHA-256 of the whole file.', 'Content-Disposition': 'Its name.' };

/** Reports that are made as jobs. */
export const EXPORT_OPERATIONS: readonly Operation[] = [
  {
    ...common,
    method: 'get',
    path: '/api/exports',
    summary: 'Reports that are made as jobs, and what is run again',
    params: exportsParams,
    responses: [{ status: 200, description: 'The newest first.', json: answerSchema(exportsSchema) }],
  },
  {
    ...common,
    method: 'post',
    path: '/api/exports',
    summary: 'Starts one',
    body: startExportBody,
    responses: [
      {
        status: 202,
        description: 'It is under way; Location says where to look.',
        json: one,
        headers: { Location: 'Where the job can be looked at.' },
      },
    ],
  },
  {
    ...common,
    method: 'get',
    path: '/api/exports/{id}',
    summary: 'How far one is',
    params: exportParams,
    responses: [{ status: 200, description: 'Its state.', json: one }],
  },
  {
    ...common,
    method: 'delete',
    path: '/api/exports/{id}',
    summary: 'Cancels one that runs, or forgets one that has ended',
    params: exportParams,
    responses: [{ status: 204, description: 'Done.' }],
  },
  {
    ...common,
    method: 'get',
    path: '/api/exports/{id}/file',
    summary: 'The file',
    description: 'Range requests work.',
    params: exportParams,
    responses: [
      { status: 200, description: 'The whole of it.', files: ANY_FILE, headers: HEADERS },
      { status: 206, description: 'The part that was asked for.', files: ANY_FILE, headers: HEADERS },
      { status: 304, description: 'The asker holds the same already.' },
    ],
  },
  {
    ...common,
    method: 'delete',
    path: '/api/exports/schedules/{id}',
    summary: 'Ends running a report again',
    params: exportParams,
    responses: [{ status: 204, description: 'Its files stay for as long as others.' }],
  },
];
