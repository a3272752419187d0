import { ApiProblem } from './api-problem';
import { deviceNow, noteServerDate } from './server-clock';

interface FetchJsonOptions {
  signal?: AbortSignal;
  /** Sent as JSON, with POST unless `method` says otherwise; without it the request is a GET. */
  body?: unknown;
  /** For requests that are neither GET nor POST. */
  method?: 'DELETE' | 'PUT';
}

/**
 * Sends a request to our own API and returns the parsed body; null for 204.
 * Throws `ApiProblem` for a status other than 2xx, for a body that is not JSON, and when the server sends no answer.
 * An abort error is rethrown as it is.
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

/** Sends one request to our own server, and sets the page's clock by the answer. Throws `ApiProblem` with code `offline` when it sends no answer. */
export async function sendToApi(url: string, { signal, body, method }: FetchJsonOptions): Promise<Response> {
  const request: RequestInit = { signal, headers: { accept: 'application/json' }, ...(method && { method }) };
  if (body !== undefined) {
    request.method = method ?? 'POST';
    request.headers = { accept: 'application/json', 'content-type': 'application/json' };
    request.body = JSON.stringify(body);
  }
  try {
    const sentAt = deviceNow();
    const response = await fetch(url, request);
    noteServerDate(response.headers.get('date'), sentAt, deviceNow());
    return response;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem(0, 'offline', 'Can’t reach the dashboard’s server. You can still see what is already loaded.');
  }
}

/** Returns the `ApiProblem` of a failed answer; `internal` if its body is not understood. */
export function toApiProblem(status: number, body: unknown): ApiProblem {
  const problem = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string): string | null => {
    const value = problem[name];
    return typeof value === 'string' ? value : null;
  };
  return new ApiProblem(
    status,
    text('code') ?? 'internal',
    text('detail') ?? 'The dashboard’s server sent an answer this page does not understand.',
    text('field'),
    text('retryAt'),
  );
}
