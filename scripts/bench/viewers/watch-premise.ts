import { livePollMs } from '@/lib/client/live-poll';
import { startTestServer } from '@/lib/server/test-support/test-server';
import { getLive } from '@/lib/server/use-cases/get-live';
import { getPremise } from '@/lib/server/use-cases/get-premise';
import { exactly, type Goal } from '../goals';
import { temporaryDatabase } from '../temporary-database';

/** Cost of this many open pages of one premise in ten minutes. */
export interface ViewerCounts {
  viewers: number;
  /** Answers that our server returned to the pages. */
  answers: number;
  /** Requests in the cloud's log. */
  upstream: number;
  seconds: number;
}

const NOW = '2026-11-20T14:23:00Z';
const MINUTES = 10;
/** Pages open within the first minute, and a browser's timer is late by up to this much. */
const OPEN_WITHIN_MS = 60_000;
const MAX_LATE_MS = 700;
/** Copper's limits. */
const LIMITS = { hour: 100, day: 1000 };

/**
 * Opens a premise's page for this many viewers and refreshes it at the page's own interval, for ten minutes of a
 * simulated clock.
 */
async function watchPremise(viewers: number): Promise<ViewerCounts> {
  const sandbox = { limitHour: LIMITS.hour, limitDay: LIMITS.day };
  const server = await startTestServer(NOW, { sandbox, limits: LIMITS, database: temporaryDatabase() });
  const began = performance.now();
  try {
    const start = server.now();
    const params = { account: 'home', premiseId: server.sandbox.world.premisesOf('auth0|alex')[0]?.id ?? '' };
    const pages = Array.from({ length: viewers }, (_, index) => ({
      viewer: server.signIn('alex@example.com'),
      due: start + Math.round((index / viewers) * OPEN_WITHIN_MS),
      lateByMs: (index % 8) * (MAX_LATE_MS / 7),
      open: false,
    }));
    let answers = 0;
    const refresh = async (page: (typeof pages)[number]) => {
      const viewer = await page.viewer;
      if (!page.open) await getPremise(server.ctx, viewer, params);
      const live = await getLive(server.ctx, viewer, params);
      answers += page.open ? 1 : 2;
      page.open = true;
      const wait = livePollMs(live, server.now());
      if (wait === false || live.meta.notice) throw new Error(`live readings stopped: ${live.meta.notice?.code}`);
      page.due = server.now() + wait + page.lateByMs;
    };
    for (;;) {
      const next = Math.min(...pages.map(({ due }) => due));
      if (next >= start + MINUTES * 60_000) break;
      server.advance((next - server.now()) / 1000);
      await Promise.all(pages.filter(({ due }) => due <= next).map(refresh));
    }
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return { viewers, answers, upstream: server.newRequests().length, seconds };
  } finally {
    await server.close();
  }
}

/** Compares one viewer of a premise with many. Goal: both cost the same requests. */
export async function compareViewers(many: number): Promise<{ rows: ViewerCounts[]; goals: Goal[] }> {
  const one = await watchPremise(1);
  const all = await watchPremise(many);
  return { rows: [one, all], goals: [exactly(`${many} viewers cost the same as one`, one.upstream, all.upstream)] };
}
