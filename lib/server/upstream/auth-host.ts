import { AppError } from '@/lib/server/errors';

/** A response of the auth host. Redirects are not followed, and any status is returned. */
interface AuthHostReply {
  status: number;
  /** The parsed body; null when it is empty or not JSON. */
  json: unknown;
  location: string | null;
  setCookies: readonly string[];
}

export interface AuthHostOptions {
  /** Origin of the auth host. */
  authUrl: string;
  fetch?: typeof fetch;
  timeoutMs?: number;
  /** Other hosts a sign-in may redirect through: exact names or `*.example.com`. */
  allowedHosts?: readonly string[];
}

const TIMEOUT_MS = 15_000;
/** Tokens and pages are a few kilobytes. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Sends requests to the auth host and, for the redirects of a sign-in, to Auth0's hosts. They are not counted: only
 * Copper's API has limits. Throws `AppError` `cloud_down` or `cloud_timeout` when there is no response, and `Error` for
 * any other host.
 */
export function createAuthHost(options: AuthHostOptions) {
  const { timeoutMs = TIMEOUT_MS, allowedHosts = ['*.auth0.com'] } = options;
  const doFetch = options.fetch ?? fetch;
  const base = new URL(options.authUrl);

  function isAllowed(url: URL): boolean {
    if (url.origin === base.origin) return true;
    if (url.protocol !== 'https:') return false;
    return allowedHosts.some((host) =>
      host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host,
    );
  }

  async function send(url: URL, init: RequestInit): Promise<AuthHostReply> {
    if (!isAllowed(url)) throw new Error(`not the auth host: ${url.host}`);
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await doFetch(url, { ...init, redirect: 'manual', cache: 'no-store', signal });
      const json = parseOrNull(await readLimited(response));
      const { status, headers } = response;
      return { status, json, location: headers.get('location'), setCookies: headers.getSetCookie() };
    } catch (cause) {
      throw unreachable(signal.aborted, cause);
    }
  }

  const withCookie = (cookie: string | undefined): Record<string, string> => (cookie ? { cookie } : {});

  return {
    /** Sends a POST with a JSON body to a path of the auth host. */
    postJson: (path: string, body: Record<string, string>, cookie?: string): Promise<AuthHostReply> =>
      send(new URL(path, base), {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json', ...withCookie(cookie) },
        body: JSON.stringify(body),
      }),
    /** Sends a GET and follows no redirect; `url` is absolute or a path. */
    getNoFollow: (url: string, cookie?: string): Promise<AuthHostReply> =>
      send(new URL(url, base), { headers: withCookie(cookie) }),
  };
}

async function readLimited(response: Response): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The DOM type of a stream lacks the async iterator that Node's has.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw new Error('response of the auth host is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An HTML page or an empty body: only the status and location matter.
    return null;
  }
}

function unreachable(timedOut: boolean, cause: unknown): AppError {
  return timedOut
    ? new AppError('cloud_timeout', {
        userMessage: 'Copper’s sign-in service is taking too long. Try again in a few minutes.',
        detail: 'auth host: timeout',
        cause,
      })
    : new AppError('cloud_down', {
        userMessage: 'Copper’s sign-in service can’t be reached. Try again in a few minutes.',
        detail: 'auth host: network',
        cause,
      });
}
