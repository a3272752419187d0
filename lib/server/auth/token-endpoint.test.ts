import { expect, it } from 'vitest';
import { createTokenEndpoint } from './token-endpoint';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const SECOND = 1000;
const YEAR = 366 * 24 * 3600 * SECOND;
const DEFAULT = 900 * SECOND;

it.each([
  [3600, 3600 * SECOND],
  ['3600', 3600 * SECOND],
  [1e300, YEAR],
  ['9'.repeat(400), DEFAULT],
  [-1, DEFAULT],
  ['soon', DEFAULT],
  [null, DEFAULT],
  [undefined, DEFAULT],
])('a lifetime of %s ends the token at an instant', async (expires_in, lifetime) => {
  const json = { access_token: 'a', expires_in };
  const reply = { status: 200, json, location: null, setCookies: [] };
  const endpoint = createTokenEndpoint({
    authHost: { postJson: async () => reply, getNoFollow: async () => reply },
    env: { oauth: { clientId: 'c', clientSecret: undefined } } as never,
    clock: () => NOW,
  });
  const { expiresAt } = await endpoint.refresh({ clientId: 'c', refreshToken: 'r' });
  expect(expiresAt).toBe(NOW + lifetime);
});
