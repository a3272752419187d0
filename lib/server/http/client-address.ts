import { isIPv6 } from 'node:net';

/** Somebody with an IPv6 connection has at least this many of the address's bits (a /64) to themselves. */
const NETWORK_GROUPS = 4;

/** The first half of an IPv6 address, its groups written out; `::ffff:192.0.2.1` is the IPv4 address in it. */
function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const end = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - end.length)).fill('0');
  const all = [...groups, ...zeros, ...end];
  return `${all
    .slice(0, NETWORK_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/**
 * The address a request came from, for counting only: an IPv4 address, or the /64 of an IPv6 one, since its holder may
 * use a new one for each request. Behind a reverse proxy the last entry of `X-Forwarded-For` is the one that proxy
 * wrote; earlier ones are the client's own claim. Without a proxy Next fills the header in, unless the client did.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  const last = forwardedFor?.split(',').at(-1)?.trim().slice(0, 100) || 'unknown';
  return isIPv6(last) ? network(last) : last;
}
