import { z } from 'zod';
import { healthSchema, readySchema, versionSchema } from '@/lib/contract/schemas/site';
import type { Operation } from './operation';

const site = { tag: 'This site', method: 'get', scope: 'public' } as const;

/** The site itself. */
export const SITE_OPERATIONS: readonly Operation[] = [
  {
    ...site,
    path: '/api/health',
    summary: 'Whether the server is running',
    responses: [{ status: 200, description: 'It is. Nothing else was checked.', json: healthSchema }],
  },
  {
    ...site,
    path: '/api/ready',
    summary: 'Whether the server can do its work',
    responses: [
      { status: 200, description: 'It can.', json: readySchema },
      {
        status: 503,
        description:
          'The database can’t be read or written, its file is damaged, deleted or replaced, its disk is full, or the ' +
          'key is gone.',
        json: readySchema,
      },
    ],
  },
  {
    ...site,
    path: '/api/version',
    summary: 'Versions of the site and of its time zone data',
    responses: [{ status: 200, description: 'The versions.', json: versionSchema }],
  },
  {
    ...site,
    path: '/api/openapi.json',
    summary: 'This description',
    responses: [{ status: 200, description: 'OpenAPI 3.1.', json: z.looseObject({ openapi: z.string() }) }],
  },
];
