import { randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { plainAddress, type TrustedProxies } from '@/lib/server/trusted-proxies';

/** Groups of an IPv6 address that name the network: one client usually has a /64 to itself. */
const NETWORK_GROUPS = 4;

/**
 * Next gives a route no connection, only headers. `admit-request.ts` puts the address into a header whose name is random
 * for each process, so that no client can send it. Next may load this module more than once in a process.
 */
const HEADER_NAME = Symbol.for('copper-dashboard.client-address-header');
const globals = globalThis as { [HEADER_NAME]?: string };
globals[HEADER_NAME] ??= `x-client-address-${randomBytes(16).toString('hex')}`;
export const CLIENT_ADDRESS_HEADER = globals[HEADER_NAME];

/** Returns the /64 network of an IPv6 address with its groups written out, or an IPv4 address as it is. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
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

/** Returns the address in an entry of `X-Forwarded-For`, which may have a port; null when there is none. */
function forwardedAddress(entry: string): string | null {
  const text = entry.trim();
  const withoutPort = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return plainAddress(withoutPort);
}

/**
 * Returns the address that a request came from, for rate limits only: an IPv4 address, or the /64 network of an IPv6
 * address, because a client can use a new address for each request. That is the peer of the connection. Only a trusted
 * proxy can name another one: it wrote the last entry of `X-Forwarded-For`; entries before it are claims of the client,
 * unless the last one is a trusted proxy too. Pure.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | null | undefined,
  proxies: TrustedProxies,
): string {
  let address = plainAddress(peer ?? '');
  if (address === null) return 'unknown';
  if (!proxies.isProxy(address)) return networkOf(address);
  for (const entry of (forwardedFor ?? '').split(',').reverse()) {
    const forwarded = forwardedAddress(entry);
    if (forwarded === null) break;
    address = forwarded;
    if (!proxies.isFurtherProxy(address)) break;
  }
  return networkOf(address);
}

/** Returns the address that `admit-request.ts` has put into the headers of a request, or `unknown`. */
export function clientAddressIn(headers: Headers | Record<string, unknown> | undefined): string {
  const value = headers instanceof Headers ? headers.get(CLIENT_ADDRESS_HEADER) : headers?.[CLIENT_ADDRESS_HEADER];
  return typeof value === 'string' ? value : 'unknown';
}
