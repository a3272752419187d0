import { AppError } from '@/lib/server/errors';

const MAX_BODY_CHARACTERS = 16_384;

/** The second argument of a Next route handler. `params` resolves to undefined for a path without variable parts. */
export interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined> | undefined>;
}

/**
 * Returns query and path parameters as one object; a path parameter wins. A name that the query repeats becomes a
 * list, which no schema accepts.
 */
export async function paramsInput(request: Request, context?: RouteContext): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
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

/** Returns the parsed JSON body. Throws `bad_request` for a body that is too long or not JSON. */
export async function bodyInput(request: Request): Promise<unknown> {
  const refuse = (detail: string) =>
    new AppError('bad_request', { userMessage: 'The body of the request is not the expected JSON.', detail });
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > MAX_BODY_CHARACTERS) throw refuse('body too long');
  const text = await request.text();
  if (text.length > MAX_BODY_CHARACTERS) throw refuse('body too long');
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('body is not JSON');
  }
}
