import type { z } from 'zod';
import type { ZodOpenApiContentObject } from 'zod-openapi';
import type { OpenApiMethod } from '@/lib/contract/openapi';
import type { RequiredScope } from '../../access/token-scope';

/** A successful response. Errors are the same for every operation. */
export interface OperationResponse {
  status: number;
  description: string;
  /** Schema of a JSON body; absent if there is none. */
  json?: z.ZodType;
  /** Files by media type. */
  files?: ZodOpenApiContentObject;
  /** Headers that scripts may need, with descriptions. */
  headers?: Readonly<Record<string, string>>;
}

/** One URL and method of our API as data. The document is made from these; a test compares them with the routes. */
export interface Operation {
  method: OpenApiMethod;
  /** With `{name}` for variable parts. */
  path: string;
  /** The heading under which it is listed. */
  tag: string;
  summary: string;
  description?: string;
  /** Parameters of path and query; the same schema that the route validates with. */
  params?: z.ZodObject;
  /** Schema of a JSON body. */
  body?: z.ZodType;
  /** Access token scope that may use it; `public` if no sign-in is needed. */
  scope: RequiredScope | 'public';
  responses: readonly OperationResponse[];
}
