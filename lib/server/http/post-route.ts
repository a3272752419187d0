import type { z } from 'zod';
import { getServices } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';
import { answering, parseInput } from './route';
import { requireSameOrigin } from './same-origin';

const MOST_BODY_CHARACTERS = 16_384;

async function bodyOf(request: Request): Promise<unknown> {
  const refuse = (detail: string) =>
    new AppError('bad_request', { userMessage: 'The request’s body is not the JSON that is expected here.', detail });
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > MOST_BODY_CHARACTERS) throw refuse('body too long');
  const text = await request.text();
  if (text.length > MOST_BODY_CHARACTERS) throw refuse('body too long');
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('body is not JSON');
  }
}

/** A POST of our own that anybody may send, from our own pages only: guarded against forgery, body checked. */
export function publicPostRoute<Schema extends z.ZodType>(options: {
  body: Schema;
  handle: (input: z.output<Schema>, request: Request) => Promise<Response>;
}): (request: Request) => Promise<Response> {
  return (request) =>
    answering(request, async () => {
      const { env } = await getServices();
      requireSameOrigin(request, env.siteUrl);
      return options.handle(parseInput(options.body, await bodyOf(request)), request);
    });
}
