/** The result of one request: a response with any status, or why there is none. */
export type SendOutcome =
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: Uint8Array }
  | { kind: 'network' | 'timeout' | 'too_large'; cause?: unknown };

/** Sends one GET to the API host. `target` is the path with its query; header names are lower case. Never throws. */
export type Send = (target: string, headers: Record<string, string>) => Promise<SendOutcome>;

interface SenderOptions {
  /** Origin without a trailing slash. */
  apiUrl: string;
  fetch?: typeof globalThis.fetch;
  timeoutMs?: number;
  maxBytes?: number;
}

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 32 * 1024 * 1024;

/** The only code that sends a request to the Copper API. */
export function createSend({
  apiUrl,
  fetch = globalThis.fetch,
  timeoutMs = TIMEOUT_MS,
  maxBytes: mostBytes = MAX_BYTES,
}: SenderOptions): Send {
  return async (target, headers) => {
    try {
      const response = await fetch(`${apiUrl}${target}`, {
        headers: { accept: 'application/json', ...headers },
        // Following a redirect would send the token to another host.
        redirect: 'manual',
        // Next must not keep a copy: the door has its own cache.
        cache: 'no-store',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const body = await readBody(response, mostBytes);
      if (body === null) return { kind: 'too_large' };
      return { kind: 'answer', status: response.status, headers: Object.fromEntries(response.headers), body };
    } catch (cause) {
      const name = cause instanceof Error ? cause.name : '';
      return { kind: name === 'TimeoutError' || name === 'AbortError' ? 'timeout' : 'network', cause };
    }
  };
}

/** Returns the body, or null when it is too long (the rest is not read). Throws when the connection breaks. */
async function readBody(response: Response, mostBytes: number): Promise<Uint8Array | null> {
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.byteLength;
    if (length > mostBytes) {
      await reader.cancel();
      return null;
    }
    pieces.push(next.value);
  }
  return Buffer.concat(pieces);
}
