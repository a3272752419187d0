import { isIPv6 } from 'node:net';

/** Groups of an IPv6 address that name the network: one client usually has a /64 to itself. */
const NETWORK_GROUPS = 4;

/**
 * Returns the /64 network of an IPv6 address with its groups written out, or the IPv4 address in `::ffff:192.0.2.1`.
 */
function networkOf(address: string): string {
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
 * Returns the address that a request came from, for rate limits only: an IPv4 address, or the /64 network of an IPv6
 * address, because a client can use a new address for each request. Behind a reverse proxy, the proxy wrote the last
 * entry of `X-Forwarded-For`; earlier entries are claims of the client. Without a proxy Next sets the header, unless
 * the client sent it.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  const last = forwardedFor?.split(',').at(-1)?.trim().slice(0, 100) || 'unknown';
  return isIPv6(last) ? networkOf(last) : last;
}
