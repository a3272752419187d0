import { NextRequest } from 'next/server';
import { AppError } from '@/lib/server/errors';
import { limitedText } from '../request-input';

/** A pasted address can be long, and a form needs up to three characters for one of it. */
const MAX_FORM_BYTES = 64 * 1024;

/**
 * Returns a POST for next-auth whose body is a form of plain text fields. next-auth reads bodies of any size, fails on
 * JSON that is cut off, and on fields that are not text. Throws `too_large` and `bad_request`.
 */
export async function nextAuthRequest(request: NextRequest): Promise<NextRequest> {
  if (request.method !== 'POST') return request;
  const text = await limitedText(request, MAX_FORM_BYTES);
  const isJson = request.headers.get('content-type')?.includes('application/json') ?? false;
  const headers = new Headers(request.headers);
  headers.set('content-type', 'application/x-www-form-urlencoded');
  headers.delete('content-length');
  const body = isJson ? formOf(text) : new URLSearchParams(text);
  return new NextRequest(request.url, { method: 'POST', headers, body: body.toString() });
}

function formOf(text: string): URLSearchParams {
  let fields: unknown;
  try {
    fields = JSON.parse(text === '' ? '{}' : text);
  } catch {
    fields = null;
  }
  const entries = typeof fields === 'object' && fields !== null ? Object.entries(fields) : null;
  const isPlain = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';
  if (entries?.every(isPlain)) return new URLSearchParams(entries);
  throw new AppError('bad_request', {
    userMessage: 'The body of the request must be a form or a JSON object of texts.',
    detail: 'body of a sign-in address',
  });
}
