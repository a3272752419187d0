import type { UpstreamRequest } from '../ports/door';

/** Path and query of a request as it is sent; also the key under which its answer is kept for an account. */
export function requestKey(request: Pick<UpstreamRequest<unknown>, 'path' | 'query'>): string {
  const query = new URLSearchParams(request.query.map(([name, value]) => [name, value])).toString();
  return query ? `${request.path}?${query}` : request.path;
}
