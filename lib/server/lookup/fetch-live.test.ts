import { expect, it } from 'vitest';
import type { AccountRef } from '../account';
import type { Context } from '../ports/context';
import { createLiveActivity } from '../upstream/live-activity';
import { fetchLive } from './fetch-live';

const account = { kind: 'home', id: 'h', clientId: 'client' } as unknown as AccountRef;

it('counts premises that a page polls, not those that a list or a report asks for', async () => {
  const now = Date.parse('2026-11-09T12:00:00Z');
  const activity = createLiveActivity(() => now);
  const window = { limit: 1000, reserve: 0, remaining: 300, reports: 0, backfill: 0 };
  const answer = { data: [], asOf: '2026-11-09T12:00:00Z', freshUntil: '2026-11-09T12:01:00Z', source: 'cloud' };
  const ctx = {
    activity,
    budget: { state: async () => ({ hour: window, day: window }) },
    archive: { live: async () => answer },
  } as unknown as Context;
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await fetchLive(ctx, account, id, { onScreen: false });
  const { pace } = await fetchLive(ctx, account, 'a', { onScreen: true });
  expect(activity.count('client')).toBe(1);
  expect(pace.reason).not.toMatch(/for each of/);
});
