import { AppError } from '@/lib/server/errors';

/** An answer of the auth host, not followed and not judged. */
interface AuthHostReply {
  status: number;
  /** The parsed body; null when it is empty or no JSON. */
  json: unknown;
  location: string | null;
  setCookies: readonly string[];
}

export interface AuthHostOptions {
  /** Origin of the auth host. */
  authUrl: string;
  fetch?: typeof fetch;
  timeoutMs?: number;
  /** Other hosts that a sign-in may be led through, as they are spelled or `*.example.com`. */
  alsoAllowed?: readonly string[];
}

const TIMEOUT_MS = 15_000;
/** Tokens and pages are a few kilobytes. */
const LARGEST_BODY_BYTES = 1024 * 1024;

/**
 * Calls to the auth host (and, while a sign-in is led about, Auth0's own hosts). Not counted: Copper limits its API.
 * Throws `AppError` `cloud_down` or `cloud_timeout` when no answer comes, and an `Error` for any other host.
 */
export function createAuthHost(options: AuthHostOptions) {
  const { timeoutMs = TIMEOUT_MS, alsoAllowed = ['*.auth0.com'] } = options;
  const doFetch = options.fetch ?? fetch;
  const own = new URL(options.authUrl);

  function allowed(url: URL): boolean {
    if (url.origin === own.origin) return true;
    if (url.protocol !== 'https:') return false;
    return alsoAllowed.some((host) =>
      host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host,
    );
  }

  async function send(url: URL, init: RequestInit): Promise<AuthHostReply> {
    if (!allowed(url)) throw new Error(`not the auth host: ${url.host}`);
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await doFetch(url, { ...init, redirect: 'manual', cache: 'no-store', signal });
      const json = parsed(await limitedText(response));
      const { status, headers } = response;
      return { status, json, location: headers.get('location'), setCookies: headers.getSetCookie() };
    } catch (cause) {
      throw unreachable(signal.aborted, cause);
    }
  }

  const withCookie = (cookie: string | undefined): Record<string, string> => (cookie ? { cookie } : {});

  return {
    /** POST with a JSON body; `path` is below the auth host. */
    postJson: (path: string, body: Record<string, string>, cookie?: string): Promise<AuthHostReply> =>
      send(new URL(path, own), {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json', ...withCookie(cookie) },
        body: JSON.stringify(body),
      }),
    /** GET without following a redirect; `url` is absolute or a path. */
    getNoFollow: (url: string, cookie?: string): Promise<AuthHostReply> =>
      send(new URL(url, own), { headers: withCookie(cookie) }),
  };
}

async function limitedText(response: Response): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The browser's type of a stream lacks the iterator that Node's has.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY_BYTES) throw new Error('answer of the auth host is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page for people, or nothing: its status and location are what counts.
    return null;
  }
}

function unreachable(timedOut: boolean, cause: unknown): AppError {
  return timedOut
    ? new AppError('cloud_timeout', {
        userMessage: 'Copper’s sign-in service takes too long to answer. Try again in a few minutes.',
        detail: 'auth host: timeout',
        cause,
      })
    : new AppError('cloud_down', {
        userMessage: 'Copper’s sign-in service cannot be reached. Try again in a few minutes.',
        detail: 'auth host: network',
        cause,
      });
}
