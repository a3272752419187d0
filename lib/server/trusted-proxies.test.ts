import { describe, expect, it } from 'vitest';
import { proxyListEntries, trustedProxies } from './trusted-proxies';

describe('proxyListEntries', () => {
  it.each([
    ['127.0.0.1, 10.0.0.0/8', ['127.0.0.1', '10.0.0.0/8']],
    ['Loopback;private 2001:DB8::/32', ['loopback', 'private', '2001:db8::/32']],
    ['none', []],
    ['10.0.0.0/33', null],
    ['10.0.0.0/8/8', null],
    ['10.0.0.0/', null],
    ['::/129', null],
    ['proxy.example.com', null],
    ['none, 10.0.0.1', null],
    ['constructor', null],
    ['*', null],
  ])('%s', (text, entries) => {
    expect(proxyListEntries(text)).toEqual(entries);
  });
});

describe('trustedProxies', () => {
  it.each([
    [null, true, ['127.0.0.1', '::1', '10.1.2.3', '172.31.0.1', '192.168.0.1', 'fd00::1', 'fe80::1%eth0'], ['8.8.8.8']],
    [null, false, [], ['127.0.0.1', '10.1.2.3', '8.8.8.8']],
    [[], true, [], ['127.0.0.1', '10.1.2.3']],
    [['203.0.113.0/24'], true, ['203.0.113.7', '::ffff:203.0.113.7'], ['127.0.0.1', '203.0.114.1', 'x']],
    [['loopback'], false, ['127.9.9.9', '::1'], ['10.1.2.3', '172.32.0.1']],
  ] as const)('%j, https %s', (entries, secure, trusted, others) => {
    const proxies = trustedProxies(entries, { secure });
    for (const peer of trusted) expect([peer, proxies.isProxy(peer)]).toEqual([peer, true]);
    for (const peer of [...others, undefined]) expect([peer, proxies.isProxy(peer)]).toEqual([peer, false]);
  });
});
