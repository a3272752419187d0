import { exportParams, exportsParams, startExportBody } from '@/lib/contract/exports';
import { answerSchema } from '@/lib/contract/schemas/answer';
import { exportSchema, exportsSchema } from '@/lib/contract/schemas/exports';
import { ANY_FILE } from './file-types';
import type { Operation } from './operation';

const common = { tag: 'Exports', scope: 'reports' } as const;
const one = answerSchema(exportSchema);
const HEADERS = { ETag: 'The SHA-256 of the complete file.', 'Content-Disposition': 'The file name.' };

/** Reports that are made as jobs. */
export const EXPORT_OPERATIONS: readonly Operation[] = [
  {
    ...common,
    method: 'get',
    path: '/api/exports',
    summary: 'Lists exports and schedules',
    params: exportsParams,
    responses: [{ status: 200, description: 'Newest first.', json: answerSchema(exportsSchema) }],
  },
  {
    ...common,
    method: 'post',
    path: '/api/exports',
    summary: 'Starts an export',
    body: startExportBody,
    responses: [
      {
        status: 202,
        description: 'Started; Location has the URL of the job.',
        json: one,
        headers: { Location: 'URL of the job.' },
      },
    ],
  },
  {
    ...common,
    method: 'get',
    path: '/api/exports/{id}',
    summary: 'Returns the progress of an export',
    params: exportParams,
    responses: [{ status: 200, description: 'The export.', json: one }],
  },
  {
    ...common,
    method: 'delete',
    path: '/api/exports/{id}',
    summary: 'Cancels a running export, or deletes one that has ended',
    params: exportParams,
    responses: [{ status: 204, description: 'Done.' }],
  },
  {
    ...common,
    method: 'get',
    path: '/api/exports/{id}/file',
    summary: 'Downloads the file of an export',
    description: 'Supports range requests.',
    params: exportParams,
    responses: [
      { status: 200, description: 'The complete file.', files: ANY_FILE, headers: HEADERS },
      { status: 206, description: 'The requested part.', files: ANY_FILE, headers: HEADERS },
      { status: 304, description: 'The client already has this file.' },
    ],
  },
  {
    ...common,
    method: 'delete',
    path: '/api/exports/schedules/{id}',
    summary: 'Ends a schedule',
    params: exportParams,
    responses: [{ status: 204, description: 'Ended. Its files expire like others.' }],
  },
];
