import { exportParams, exportStart, exportsParams } from '@/lib/contract/exports';
import { answerOf } from '@/lib/contract/schemas/answer';
import { exportSchema, exportsSchema } from '@/lib/contract/schemas/exports';
import { ANY_FILE } from './file-types';
import type { Operation } from './operation';

const common = { area: 'Exports', scope: 'reports' } as const;
const one = answerOf(exportSchema);
const HEADERS = { ETag: 'The SHA-256 of the whole file.', 'Content-Disposition': 'Its name.' };

/** Reports that are made as jobs. */
export const EXPORTS: readonly Operation[] = [
  {
    ...common,
    method: 'get',
    path: '/api/exports',
    summary: 'Reports that are made as jobs, and what is run again',
    params: exportsParams,
    answers: [{ status: 200, about: 'The newest first.', json: answerOf(exportsSchema) }],
  },
  {
    ...common,
    method: 'post',
    path: '/api/exports',
    summary: 'Starts one',
    body: exportStart,
    answers: [
      {
        status: 202,
        about: 'It is under way; Location says where to look.',
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
    answers: [{ status: 200, about: 'Its state.', json: one }],
  },
  {
    ...common,
    method: 'delete',
    path: '/api/exports/{id}',
    summary: 'Cancels one that runs, or forgets one that has ended',
    params: exportParams,
    answers: [{ status: 204, about: 'Done.' }],
  },
  {
    ...common,
    method: 'get',
    path: '/api/exports/{id}/file',
    summary: 'The file',
    about: 'Range requests work.',
    params: exportParams,
    answers: [
      { status: 200, about: 'The whole of it.', files: ANY_FILE, headers: HEADERS },
      { status: 206, about: 'The part that was asked for.', files: ANY_FILE, headers: HEADERS },
      { status: 304, about: 'The asker holds the same already.' },
    ],
  },
  {
    ...common,
    method: 'delete',
    path: '/api/exports/schedules/{id}',
    summary: 'Ends running a report again',
    params: exportParams,
    answers: [{ status: 204, about: 'Its files stay for as long as others.' }],
  },
];
