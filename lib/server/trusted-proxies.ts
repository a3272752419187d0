import { BlockList, isIP } from 'node:net';

/** Networks of the words that `TRUSTED_PROXIES` may contain. */
const NAMED_NETWORKS: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', 'fc00::/7', 'fe80::/10'],
};

/** The list that trusts no one. */
const NO_ONE = 'none';

/** Which reverse proxies may say where a request came from. */
export interface TrustedProxies {
  /** True for the peer of a connection whose `X-Forwarded-For` is believed. */
  isProxy(peer: string | undefined): boolean;
  /** True for an entry of `X-Forwarded-For` that is a proxy itself: the entry before it is the one to use. */
  isFurtherProxy(entry: string): boolean;
}

/** Returns an IP address without zone, and an IPv4 address for `::ffff:192.0.2.1`; null for any other text. */
export function plainAddress(text: string): string | null {
  const [address = ''] = text.trim().split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  return isIP(plain) === 0 ? null : plain;
}

/** Returns the entries of a `TRUSTED_PROXIES` list, or null when one of them is not valid. */
export function proxyListEntries(text: string): string[] | null {
  const entries = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((entry) => entry !== '');
  if (entries.includes(NO_ONE)) return entries.length === 1 ? [] : null;
  return entries.every((entry) => networksOf(entry) !== null) ? entries : null;
}

/**
 * Returns which proxies are trusted. `entries` is the setting; null when it is not set. Then it depends on the address
 * of the site: this server speaks plain HTTP, so an https address means that a proxy is in front, and peers on this
 * machine and in private networks are believed; else no one is. Only proxies that are listed are looked past in a chain:
 * a private address in `X-Forwarded-For` may as well be a visitor.
 */
export function trustedProxies(entries: readonly string[] | null, site: { secure: boolean }): TrustedProxies {
  const isProxy = matcher(entries ?? (site.secure ? Object.keys(NAMED_NETWORKS) : []));
  return { isProxy, isFurtherProxy: entries === null ? () => false : isProxy };
}

/** Returns a test for addresses in a network of this machine or of a home. */
export const isPrivateAddress: (address: string) => boolean = matcher(Object.keys(NAMED_NETWORKS));

function matcher(entries: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList();
  for (const entry of entries) {
    for (const { network, bits, family } of networksOf(entry) ?? []) list.addSubnet(network, bits, family);
  }
  return (text) => {
    const address = plainAddress(text ?? '');
    return address !== null && list.check(address, familyOf(address));
  };
}

type Network = { network: string; bits: number; family: 'ipv4' | 'ipv6' };

/** Returns the networks of a word, an address or `address/bits`; null when it is none of them. */
function networksOf(entry: string): Network[] | null {
  const networks = (Object.hasOwn(NAMED_NETWORKS, entry) ? NAMED_NETWORKS[entry] : null) ?? [entry];
  const parsed = networks.map(parseNetwork);
  return parsed.every((network) => network !== null) ? parsed : null;
}

function parseNetwork(text: string): Network | null {
  const [address = '', length, more] = text.split('/');
  const network = plainAddress(address);
  if (network === null || more !== undefined) return null;
  const family = familyOf(network);
  const maxBits = family === 'ipv6' ? 128 : 32;
  if (length === undefined) return { network, bits: maxBits, family };
  const bits = /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  return bits <= maxBits ? { network, bits, family } : null;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
