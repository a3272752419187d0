import { z } from 'zod';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { openApiDocument } from '@/lib/server/openapi/document';
import packageJson from '@/package.json';

/** The OpenAPI document of our API. It has no user data and needs no sign-in. */
export const GET = route({
  scope: 'public',
  params: z.object({}),
  handle: async (_input, request) => jsonResponse(request, openApiDocument(packageJson.version)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
