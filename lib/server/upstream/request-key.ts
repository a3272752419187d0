import type { UpstreamRequest } from '../ports/door';

/** Returns a request's path and query as sent; also the key under which its answer is stored for an account. */
export function requestKey(request: Pick<UpstreamRequest<unknown>, 'path' | 'query'>): string {
  const query = new URLSearchParams(request.query.map(([name, value]) => [name, value])).toString();
  return query ? `${request.path}?${query}` : request.path;
}
