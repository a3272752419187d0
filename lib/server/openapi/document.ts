import { z } from 'zod';
import type {
  JsonSchema,
  OpenApiDocument,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
} from '@/lib/contract/openapi';
import { problemSchema } from '@/lib/contract/schemas/answer';
import { OPERATIONS } from './operations/all';
import type { Operation, OperationResponse } from './operations/operation';

const AREAS: Record<string, string> = {
  'Homes and meters': 'What there is and what it uses.',
  Fleet: 'What only an enterprise has.',
  Reports: 'Files, each made from its own definition.',
  Exports: 'Reports that take long, made as jobs.',
  Account: 'What belongs to the person who asks.',
  'This site': 'What it says of itself.',
  'Signing in': 'For browsers. A script has an access token instead.',
};

const ABOUT = `Data is read with GET and a cookie of a signed-in browser, or with an access token: Authorization: Bearer copper_pat_…
Every JSON answer carries its age in meta; missing numbers are null, never 0. Failures are application/problem+json.`;

type Components = Record<string, JsonSchema>;

/** A schema as JSON Schema; what has a name goes into `components`, once. */
function schemaJson(schema: z.ZodType, io: 'input' | 'output', components: Components): JsonSchema {
  const {
    $schema: _dialect,
    $defs = {},
    ...json
  } = z.toJSONSchema(schema, { io }) as JsonSchema & {
    $defs?: Components;
  };
  for (const [name, definition] of Object.entries($defs)) components[name] = pointed(definition) as JsonSchema;
  return pointed(json) as JsonSchema;
}

/** The same with references that point to where the document keeps its schemas; ids say nothing beside those. */
function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      if (key === '$ref' && typeof each === 'string') return [[key, each.replace('#/$defs/', '#/components/schemas/')]];
      return key === 'id' && typeof each === 'string' ? [] : [[key, pointed(each)]];
    }),
  );
}

/** Parameters of path and query. An intersection is what several schemas have together. */
function parametersOf({ path, params }: Operation, components: Components): OpenApiParameter[] {
  if (!params) return [];
  const whole = schemaJson(params, 'input', components);
  const parts = (whole.allOf as JsonSchema[] | undefined) ?? [whole];
  return parts.flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).map(([name, { description, ...schema }]) => {
      const inPath = path.includes(`{${name}}`);
      return {
        name,
        in: inPath ? ('path' as const) : ('query' as const),
        required: inPath || required.includes(name),
        ...(description && { description }),
        schema,
      };
    }),
  );
}

function responseOf(
  { description: about, json, files, headers = {} }: OperationResponse,
  components: Components,
): OpenApiResponse {
  const content = json
    ? { 'application/json': { schema: schemaJson(json, 'output', components) } }
    : files && Object.fromEntries(Object.entries(files).map(([type, schema]) => [type, schema ? { schema } : {}]));
  const told = Object.entries(headers).map(([name, description]) => [
    name,
    { description, schema: { type: 'string' } },
  ]);
  return {
    description: about,
    ...(told.length > 0 && { headers: Object.fromEntries(told) }),
    ...(content && { content }),
  };
}

const SECURITY: Record<Operation['scope'], Record<string, string[]>[]> = {
  public: [],
  none: [{ session: [] }],
  read: [{ session: [] }, { accessToken: ['read'] }],
  reports: [{ session: [] }, { accessToken: ['reports'] }, { accessToken: ['read'] }],
};

function operationJson(operation: Operation, components: Components): OpenApiOperation {
  const { method, path, tag: area, summary, description: about, body, scope, responses: answers } = operation;
  const parameters = parametersOf(operation, components);
  const failure = { description: 'Why not, in a sentence with what to do next.', ...PROBLEM };
  return {
    operationId: `${method} ${path}`.replace(/[^A-Za-z0-9]+/g, '_').replace(/_$/, ''),
    tags: [area],
    summary,
    ...(about && { description: about }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true as const,
        content: { 'application/json': { schema: schemaJson(body, 'input', components) } },
      },
    }),
    responses: {
      ...Object.fromEntries(answers.map((answer) => [answer.status, responseOf(answer, components)])),
      default: failure,
    },
    security: SECURITY[scope],
  };
}

const PROBLEM = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };

const made = new Map<string, OpenApiDocument>();

/**
 * The whole of our API as an OpenAPI 3.1 document, made of the schemas that routes and types share: once for each
 * version of ours, since it takes a good part of a second and never changes while a process runs.
 */
export function openApiDocument(version: string): OpenApiDocument {
  const document = made.get(version) ?? makeDocument(version);
  made.set(version, document);
  return document;
}

function makeDocument(version: string): OpenApiDocument {
  const schemas: Components = {};
  schemaJson(z.object({ problem: problemSchema }), 'output', schemas);
  const paths: OpenApiDocument['paths'] = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationJson(operation, schemas) };
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Copper Dashboard', version, description: ABOUT },
    tags: Object.entries(AREAS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token', description: 'A signed-in browser.' },
        accessToken: { type: 'http', scheme: 'bearer', description: 'Made under Access tokens in the account menu.' },
      },
    },
  };
}
