import { describe, expect, it } from 'vitest';
import { trustedProxies } from '@/lib/server/trusted-proxies';
import { CLIENT_ADDRESS_HEADER, clientAddress, clientAddressIn } from './client-address';

const noOne = trustedProxies(null, { secure: false });
const behindHttps = trustedProxies(null, { secure: true });
const listed = trustedProxies(['10.0.0.0/8', '2001:db8:ffff::/48'], { secure: true });

describe('clientAddress', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:127.0.0.1', '127.0.0.1'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['2001:db8:0:12:aaaa:bbbb:cccc:dddd', '2001:db8:0:12::/64'],
    ['2001:0DB8:0000:0012::1', '2001:db8:0:12::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ])('is the peer, an IPv6 peer by its network: %s', (peer, address) => {
    expect(clientAddress(peer, null, noOne)).toBe(address);
  });

  it.each(['127.0.0.1', '192.168.1.20', '203.0.113.9'])('does not believe %s without a proxy', (peer) => {
    expect(clientAddress(peer, '198.51.100.1', noOne)).toBe(peer);
  });

  it.each([
    // The last entry comes from the proxy.
    ['127.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['::ffff:172.18.0.2', '203.0.113.9', '203.0.113.9'],
    ['fd00::2', '2001:db8::1', '2001:db8:0:0::/64'],
    // A visitor in the same network as the proxy can't name another address.
    ['127.0.0.1', '198.51.100.1, 192.168.1.20', '192.168.1.20'],
    ['127.0.0.1', '203.0.113.9:41234', '203.0.113.9'],
    ['127.0.0.1', '[2001:db8::1]:41234', '2001:db8:0:0::/64'],
    ['127.0.0.1', '203.0.113.9, unknown', '127.0.0.1'],
    ['127.0.0.1', '', '127.0.0.1'],
    ['203.0.113.80', '198.51.100.1', '203.0.113.80'],
  ])('believes a private peer of a site with https: %s, %s', (peer, header, address) => {
    expect(clientAddress(peer, header, behindHttps)).toBe(address);
  });

  it.each([
    ['10.0.0.2', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['10.0.0.2', '198.51.100.1, 203.0.113.9, 10.0.0.1', '203.0.113.9'],
    ['2001:db8:ffff::1', '203.0.113.9, 2001:db8:ffff:2::1', '203.0.113.9'],
    ['10.0.0.2', '10.0.0.7', '10.0.0.7'],
    ['127.0.0.1', '198.51.100.1', '127.0.0.1'],
  ])('looks past listed proxies only: %s, %s', (peer, header, address) => {
    expect(clientAddress(peer, header, listed)).toBe(address);
  });
});

describe('clientAddressIn', () => {
  it('reads the private header, whose name no client knows', () => {
    expect(CLIENT_ADDRESS_HEADER).toMatch(/^x-client-address-[0-9a-f]{32}$/);
    expect(clientAddressIn(new Headers({ [CLIENT_ADDRESS_HEADER]: '192.0.2.7' }))).toBe('192.0.2.7');
    expect(clientAddressIn({ [CLIENT_ADDRESS_HEADER]: '192.0.2.7' })).toBe('192.0.2.7');
    expect(clientAddressIn(new Headers({ 'x-forwarded-for': '192.0.2.7' }))).toBe('unknown');
    expect(clientAddressIn(undefined)).toBe('unknown');
  });
});
