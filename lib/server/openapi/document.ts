import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import type { OpenApiDocument } from '@/lib/contract/openapi';
import { ownPath } from '@/lib/contract/own-path';
import { problemSchema } from '@/lib/contract/schemas/answer';
import { OPERATIONS } from './operations/all';
import type { Operation, OperationResponse } from './operations/operation';

const TAGS: Record<string, string> = {
  'Homes and meters': 'Premises, meters and their usage.',
  Money: 'Prices, costs and bills.',
  Fleet: 'For enterprises only.',
  Reports: 'Reports as files.',
  Exports: 'Long reports, made as jobs.',
  Account: 'The signed-in user’s own account.',
  'This site': 'Status and this description.',
  'Signing in': 'For browsers. Scripts use an access token instead.',
};

const DESCRIPTION = `Read data with GET and either the cookie of a signed-in browser or an access token: Authorization: Bearer copper_pat_…
Every JSON response has its age in meta; missing numbers are null, never 0. Errors are application/problem+json.`;

const SECURITY: Record<Operation['scope'], Record<string, string[]>[]> = {
  public: [],
  none: [{ session: [] }],
  read: [{ session: [] }, { accessToken: ['read'] }],
  reports: [{ session: [] }, { accessToken: ['reports'] }, { accessToken: ['read'] }],
};

const ERROR: ZodOpenApiResponseObject = {
  description: 'An error, with a sentence that says what to do next.',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** Returns a parameter with its description on the outermost schema, where the library reads it. */
function describedParam(schema: z.ZodType): z.ZodType {
  const { description } = z.toJSONSchema(schema, { io: 'input' });
  return description ? schema.describe(description) : schema;
}

/** Splits an operation's parameters into those of its path and those of its query. */
function requestParams({ path, params }: Operation): ZodOpenApiOperationObject['requestParams'] {
  const schemas = Object.entries(params?.shape ?? {}).map(([name, schema]) => [name, describedParam(schema)] as const);
  const isInPath = ([name]: readonly [string, unknown]) => path.includes(`{${name}}`);
  return {
    path: z.object(Object.fromEntries(schemas.filter(isInPath))),
    query: z.object(Object.fromEntries(schemas.filter((each) => !isInPath(each)))),
  };
}

function responseObject({ description, json, files, headers = {} }: OperationResponse): ZodOpenApiResponseObject {
  const content = json ? { 'application/json': { schema: json } } : files;
  const headerObjects = Object.entries(headers).map(([name, text]) => [
    name,
    { description: text, schema: { type: 'string' } },
  ]);
  return {
    description,
    ...(headerObjects.length > 0 && { headers: Object.fromEntries(headerObjects) }),
    ...(content && { content }),
  };
}

function operationObject(operation: Operation): ZodOpenApiOperationObject {
  const { method, path, tag, summary, description, params, body, scope, responses } = operation;
  return {
    operationId: `${method} ${path}`.replace(/[^A-Za-z0-9]+/g, '_').replace(/_$/, ''),
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(params && { requestParams: requestParams(operation) }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      ...Object.fromEntries(responses.map((response) => [response.status, responseObject(response)])),
      default: ERROR,
    },
    security: SECURITY[scope],
  };
}

const documentByVersion = new Map<string, OpenApiDocument>();

/**
 * Returns our API as an OpenAPI 3.1 document, made from the schemas that routes and types share. Cached by version: it
 * never changes while a process runs.
 */
export function openApiDocument(version: string): OpenApiDocument {
  const document = documentByVersion.get(version) ?? createOpenApiDocument(version);
  documentByVersion.set(version, document);
  return document;
}

function createOpenApiDocument(version: string): OpenApiDocument {
  const paths: Record<string, ZodOpenApiPathsObject[string]> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationObject(operation) };
  }
  const document = createDocument({
    openapi: '3.1.1',
    info: { title: 'Copper Dashboard', version, description: DESCRIPTION },
    servers: [{ url: ownPath('') || '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token', description: 'A signed-in browser.' },
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'Created under Access tokens in the account menu.',
        },
      },
    },
  });
  // The library's types allow references everywhere; our document has them for schemas only.
  const { components, ...rest } = document as unknown as OpenApiDocument;
  const schemas = Object.fromEntries(Object.entries(components.schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...rest, components: { ...components, schemas } };
}
