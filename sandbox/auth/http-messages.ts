import type { ServerResponse } from 'node:http';
import { IncomingMessage } from 'node:http';

const BODY_LIMIT_BYTES = 56 * 1024;

/** Thrown for an invalid request body; answered with 400 invalid_request. */
export class InvalidBodyError extends Error {}

/** Returns the fields of a JSON or form body. Numbers and booleans become text; nested values are dropped. */
export async function readFields(req: IncomingMessage): Promise<Map<string, string>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT_BYTES) throw new InvalidBodyError('Request body is too large.');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks).toString('utf8');
  const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return new Map(new URLSearchParams(body));

  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new InvalidBodyError('Request body is not valid JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new InvalidBodyError('Request body must be a JSON object.');
  }
  const scalars = Object.entries(parsed).filter(([, value]) => /^(string|number|boolean)$/.test(typeof value));
  return new Map(scalars.map(([name, value]): [string, string] => [name, String(value)]));
}

/** Returns the request with a form body: oidc-provider reads only forms, from an unread stream. */
export function asFormRequest(req: IncomingMessage, fields: ReadonlyMap<string, string>): IncomingMessage {
  const body = Buffer.from(new URLSearchParams([...fields]).toString());
  const copy = new IncomingMessage(req.socket);
  copy.method = req.method;
  copy.url = req.url;
  copy.headers = {
    ...req.headers,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
  };
  delete copy.headers['transfer-encoding'];
  copy.push(body);
  copy.push(null);
  copy.complete = true;
  return copy;
}

export function cookieOf(req: IncomingMessage, name: string): string | null {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value) return value;
  }
  return null;
}

export function sendJsonBody(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  res.end(JSON.stringify(body));
}

export function sendError(res: ServerResponse, status: number, error: string, description: string): void {
  sendJsonBody(res, status, { error, error_description: description });
}

export function sendHtml(res: ServerResponse, status: number, html: string): void {
  res.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  res.end(html);
}

export function sendRedirect(res: ServerResponse, location: string): void {
  res.writeHead(302, { location, 'cache-control': 'no-store' });
  res.end();
}
