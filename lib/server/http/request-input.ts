import { AppError } from '@/lib/server/errors';

const MAX_BODY_BYTES = 16_384;

/** The second argument of a Next route handler. `params` resolves to undefined for a path without variable parts. */
export interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined> | undefined>;
}

/**
 * Returns query and path parameters as one object; a path parameter wins. A name that the query repeats becomes a
 * list, which no schema accepts.
 */
export async function paramsInput(request: Request, context?: RouteContext): Promise<Record<string, unknown>> {
  // Without a prototype, so that a parameter named `__proto__` is one like any other.
  const input: Record<string, unknown> = Object.create(null);
  const { searchParams } = new URL(request.url);
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name);
    input[name] = values.length > 1 ? values : values[0];
  }
  for (const [name, value] of Object.entries((await context?.params) ?? {})) {
    input[name] = typeof value === 'string' ? decoded(value) : value;
  }
  return input;
}

/** Next passes path parameters percent-encoded. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Returns the error for a body that is larger than any address of this site takes. */
export function tooLargeError(): AppError {
  return new AppError('too_large', { userMessage: 'The body of the request is too large.' });
}

/** So much of a body that is too large is read and dropped. A connection is of no use after a body that was given up. */
const MAX_DROPPED_BYTES = 1024 * 1024;

/** Returns the body as text. Throws `too_large` for one that is too long, of which it keeps no more than `maxBytes`. */
export async function limitedText(request: Request, maxBytes = MAX_BODY_BYTES): Promise<string> {
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > maxBytes) throw tooLargeError();
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes + MAX_DROPPED_BYTES) break;
    if (size <= maxBytes) chunks.push(chunk);
  }
  if (size > maxBytes) throw tooLargeError();
  return Buffer.concat(chunks).toString('utf8');
}

/** Returns the parsed JSON body. Throws `too_large`, and `bad_request` for a body that is not JSON. */
export async function bodyInput(request: Request, maxBytes?: number): Promise<unknown> {
  const text = await limitedText(request, maxBytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('bad_request', {
      userMessage: 'The body of the request is not the expected JSON.',
      detail: 'body is not JSON',
    });
  }
}
