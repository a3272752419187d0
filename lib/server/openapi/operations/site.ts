import { z } from 'zod';
import { answerSchema } from '@/lib/contract/schemas/answer';
import { healthSchema, readySchema, versionSchema } from '@/lib/contract/schemas/site';
import { siteAdminSchema } from '@/lib/contract/schemas/site-admin';
import { siteSessionParams } from '@/lib/contract/site-admin';
import type { Operation } from './operation';

const site = { tag: 'This site', method: 'get', scope: 'public' } as const;

const admin = { tag: 'This site', scope: 'none' } as const;

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
    ...admin,
    method: 'get',
    path: '/api/site',
    summary: 'State of the site, its signed-in browsers and last warnings',
    description: 'For users in COPPER_ADMINS; others get 404.',
    responses: [{ status: 200, description: 'The state.', json: answerSchema(siteAdminSchema) }],
  },
  {
    ...admin,
    method: 'get',
    path: '/api/site/diagnostics',
    summary: 'A file that helps to find a fault',
    description: 'State and log of the last day, without values of settings, email addresses and secrets.',
    responses: [{ status: 200, description: 'The file.', json: z.looseObject({ version: z.string() }) }],
  },
  {
    ...admin,
    method: 'delete',
    path: '/api/site/sessions/{sessionId}',
    summary: 'Signs a browser out',
    params: siteSessionParams,
    responses: [{ status: 204, description: 'Signed out.' }],
  },
  {
    ...site,
    path: '/api/openapi.json',
    summary: 'This description',
    responses: [{ status: 200, description: 'OpenAPI 3.1.', json: z.looseObject({ openapi: z.string() }) }],
  },
];
