import { ApiProblem } from './api-problem';

interface FetchJsonOptions {
  signal?: AbortSignal;
  /** Sent as a JSON body by POST; without it the request is a GET. */
  body?: unknown;
  /** Where it is neither of the two. */
  method?: 'DELETE';
}

/**
 * Asks our own API and returns the parsed body; 204 is `null`.
 * Throws `ApiProblem` for every status that is not 2xx, for a body that is not JSON, and when no answer comes;
 * an abort is passed on as it is.
 */
export async function fetchJson<T>(url: string, options: FetchJsonOptions = {}): Promise<T> {
  const response = await sendToApi(url, options);
  if (response.status === 204) return null as T;
  const body: unknown = await response.json().catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    return undefined;
  });
  if (!response.ok) throw toApiProblem(response.status, body);
  if (body === undefined) throw toApiProblem(response.status, undefined);
  return body as T;
}

/** One request to our own server; throws `ApiProblem` `offline` when no answer comes. */
export async function sendToApi(url: string, { signal, body, method }: FetchJsonOptions): Promise<Response> {
  const request: RequestInit = { signal, headers: { accept: 'application/json' }, ...(method && { method }) };
  if (body !== undefined) {
    request.method = 'POST';
    request.headers = { accept: 'application/json', 'content-type': 'application/json' };
    request.body = JSON.stringify(body);
  }
  try {
    return await fetch(url, request);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem(0, 'offline', 'This browser cannot reach the dashboard’s server. What is shown stays.');
  }
}

/** The `ApiProblem` that a failed answer tells; a body nobody understands is `internal`. */
export function toApiProblem(status: number, body: unknown): ApiProblem {
  const problem = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string): string | null => {
    const value = problem[name];
    return typeof value === 'string' ? value : null;
  };
  return new ApiProblem(
    status,
    text('code') ?? 'internal',
    text('detail') ?? 'The dashboard’s server answered in a way this page does not understand.',
    text('field'),
    text('retryAt'),
  );
}
