import { livePollMs } from '@/lib/client/live-poll';
import { startTestServer } from '@/lib/server/test-support/test-server';
import { getLive } from '@/lib/server/use-cases/get-live';
import { getPremise } from '@/lib/server/use-cases/get-premise';
import { exactly, type Goal } from '../goals';
import { temporaryDatabase } from '../temporary-database';

/** What so many open pages of one premise cost within ten minutes. */
export interface ViewerCounts {
  viewers: number;
  /** Answers that pages got of us. */
  answers: number;
  /** Requests that reached the cloud, counted from its log. */
  upstream: number;
  seconds: number;
}

const NOW = '2026-11-20T14:23:00Z';
const MINUTES = 10;
/** Pages are opened within the first minute, and a browser's timer is late by up to this much. */
const ARRIVE_WITHIN_MS = 60_000;
const LATE_BY_MS = 700;
/** Copper's own. */
const LIMITS = { hour: 100, day: 1000 };

/**
 * Opens a premise's page in so many browsers, which renew it when the page's own code says so, for ten minutes of a
 * clock that is moved by hand.
 */
async function watchPremise(viewers: number): Promise<ViewerCounts> {
  const sandbox = { limitHour: LIMITS.hour, limitDay: LIMITS.day };
  const house = await startTestServer(NOW, { sandbox, limits: LIMITS, database: temporaryDatabase() });
  const began = performance.now();
  try {
    const start = house.now();
    const params = { account: 'home', premiseId: house.sandbox.world.premisesOf('auth0|alex')[0]?.id ?? '' };
    const pages = Array.from({ length: viewers }, (_, at) => ({
      viewer: house.signIn('alex@example.com'),
      due: start + Math.round((at / viewers) * ARRIVE_WITHIN_MS),
      lateByMs: (at % 8) * (LATE_BY_MS / 7),
      open: false,
    }));
    let answers = 0;
    const renew = async (page: (typeof pages)[number]) => {
      const viewer = await page.viewer;
      if (!page.open) await getPremise(house.ctx, viewer, params);
      const live = await getLive(house.ctx, viewer, params);
      answers += page.open ? 1 : 2;
      page.open = true;
      const wait = livePollMs(live, house.now());
      if (wait === false || live.meta.notice) throw new Error(`live readings stopped: ${live.meta.notice?.code}`);
      page.due = house.now() + wait + page.lateByMs;
    };
    for (;;) {
      const next = Math.min(...pages.map(({ due }) => due));
      if (next >= start + MINUTES * 60_000) break;
      house.advance((next - house.now()) / 1000);
      await Promise.all(pages.filter(({ due }) => due <= next).map(renew));
    }
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return { viewers, answers, upstream: house.newRequests().length, seconds };
  } finally {
    await house.close();
  }
}

/** A premise watched by one and by many, and that the many cost what the one does. */
export async function compareViewers(many: number): Promise<{ rows: ViewerCounts[]; goals: Goal[] }> {
  const one = await watchPremise(1);
  const all = await watchPremise(many);
  return { rows: [one, all], goals: [exactly(`${many} viewers cost what one does`, one.upstream, all.upstream)] };
}
