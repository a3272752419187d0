import type { z } from 'zod';
import type { JsonSchema, OpenApiMethod } from '@/lib/contract/openapi';
import type { RequiredScope } from '../../access/token-scope';

/** Media types of files, and what is in them. */
export type FileTypes = Readonly<Record<string, JsonSchema | null>>;

/** What an operation answers when all is well. Failures are the same everywhere. */
export interface OperationResponse {
  status: number;
  description: string;
  /** JSON of this shape; absent where there is none. */
  json?: z.ZodType;
  /** Files by their media types; null where no schema tells what is in one. */
  files?: FileTypes;
  /** Headers that a script may want, and what they tell. */
  headers?: Readonly<Record<string, string>>;
}

/** One address and method of our API as data. The document is made of these; a test compares them with the routes. */
export interface Operation {
  method: OpenApiMethod;
  /** With `{name}` where the address varies. */
  path: string;
  /** Under which heading it stands. */
  tag: string;
  summary: string;
  description?: string;
  /** What it takes in path and query; the same schema that the route checks with. */
  params?: z.ZodType;
  /** What it takes as a JSON body. */
  body?: z.ZodType;
  /** Which access tokens open it; `public` for what needs no sign-in. */
  scope: RequiredScope | 'public';
  responses: readonly OperationResponse[];
}
