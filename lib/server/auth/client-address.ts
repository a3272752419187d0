/**
 * The address a request came from, for counting only. Behind a reverse proxy the last entry of `X-Forwarded-For` is
 * the one that proxy wrote; earlier ones are the client's own claim. Without a proxy, Next fills the header in.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(',').at(-1)?.trim() || 'unknown';
}
