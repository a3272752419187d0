import { afterEach, expect, it, vi } from 'vitest';
import { createQueryClient } from './query-client';

afterEach(() => vi.unstubAllGlobals());

/** The timers that are running, of which each keeps what it was started for in memory. */
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

it('starts no timer on the server, where it would keep each request in memory', () => {
  const before = timers();
  createQueryClient().setQueryData(['an answer'], {});
  expect(timers()).toBe(before);
});

it('forgets answers in a browser, after half an hour', () => {
  vi.stubGlobal('window', {});
  const client = createQueryClient();
  expect(client.getDefaultOptions().queries?.gcTime).toBe(30 * 60_000);
});
