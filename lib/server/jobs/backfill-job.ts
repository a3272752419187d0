import { BACKFILL_CHOICES, DAYS_PER_REQUEST } from '@/lib/domain/backfill/choices';
import type { BackfillTarget } from '@/lib/domain/backfill/targets';
import { toInstantText } from '@/lib/domain/calendar';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { AppError } from '../errors';
import type { Archive } from '../ports/archive';
import type { BackfillPlan, BackfillStore, BackfillTrack } from '../ports/backfill';
import type { RequestOptions } from '../ports/door';
import type { JobSource } from '../ports/jobs';
import { createBackfillCooldowns } from './backfill-cooldowns';
import { createBackfillQueue } from './backfill-queue';
import { createBackfillTargets, type FindTarget } from './backfill-targets';
import { failureKind, nextRetryAt, stopReason } from './job-failures';

const DAY_MS = 24 * 3_600_000;
const YEAR_MS = 366 * DAY_MS;
/** What has come since a plan began is added to what is kept this often, a request for each series. */
const ROUND_MS = 30 * DAY_MS;
const MOST_DUE = 20;

/**
 * Fills the archive backwards for each account whose plan is on: coarse choices before fine ones, and within a choice
 * a window of each meter before the next window of any, so that what is newest is kept first for all.
 */
export function createBackfillJobs(deps: {
  store: BackfillStore;
  archive: Pick<Archive, 'premises' | 'backfillStep' | 'maxDaysPerRequest'>;
  clock: Clock;
}): JobSource {
  const { store, archive, clock } = deps;
  const things = createBackfillTargets(deps);
  const asides = createBackfillCooldowns(clock);
  const queue = createBackfillQueue(deps);

  async function nextTrack(account: AccountRef, plan: BackfillPlan): Promise<BackfillTrack | null> {
    for (const choice of BACKFILL_CHOICES) {
      if (!plan.choices.includes(choice)) continue;
      const track = await store.nextTrack(account.id, choice, asides.of(account.id, choice));
      if (track) return track;
    }
    return null;
  }

  async function advance(account: AccountRef, track: BackfillTrack, thing: BackfillTarget, ask: RequestOptions) {
    const { choice, meterId, filledFrom } = track;
    // Where nobody told the beginning, it is looked for until there was nothing for a year.
    const from = thing.beginsAt ?? filledFrom - Math.max(YEAR_MS, DAYS_PER_REQUEST[choice] * DAY_MS);
    if (filledFrom <= from) {
      await store.moveTrack(account.id, track, { filledFrom, goal: from, done: true, requests: 0 });
      return;
    }
    const {
      storedFrom: heldFrom,
      oldest,
      sentRequest: asked,
    } = await archive.backfillStep(
      account,
      {
        choice,
        meterId,
        meterType: thing.meterType ?? '',
        meterCreatedAt: thing.createdAt,
        timezone: thing.timezone,
        start: toInstantText(from),
        end: toInstantText(filledFrom),
        maxDays: asides.mostDays(account.id, choice),
      },
      ask,
    );
    const filled = Date.parse(heldFrom);
    const goal = thing.beginsAt ?? searchedTo(track, oldest);
    await store.moveTrack(account.id, track, {
      filledFrom: filled,
      goal,
      done: filled <= goal,
      requests: asked ? 1 : 0,
    });
  }

  type Wait = Pick<BackfillPlan, 'waitingFor' | 'nextAt'>;

  async function noteWait(
    account: AccountRef,
    plan: BackfillPlan,
    find: FindTarget | null,
    wait: Wait,
  ): Promise<false> {
    await store.saveWait(account.id, wait);
    await queue.note(account, plan, find, wait);
    return false;
  }

  /** Nothing is left to fill just now. */
  async function rest(account: AccountRef, plan: BackfillPlan, find: FindTarget): Promise<boolean> {
    const now = clock();
    const until = asides.until(account.id);
    things.forget(account.id);
    if (until !== null) return noteWait(account, plan, find, { waitingFor: 'cloud', nextAt: until });
    if (now - plan.startedAt >= ROUND_MS) return store.startRound(account.id);
    // New meters are looked for once a day.
    const nextAt = Math.min(now + DAY_MS, plan.startedAt + ROUND_MS);
    return noteWait(account, plan, find, { waitingFor: null, nextAt });
  }

  async function wait(
    account: AccountRef,
    plan: BackfillPlan,
    find: FindTarget | null,
    error: unknown,
  ): Promise<false> {
    const trouble = failureKind(error);
    if (trouble === null) throw error;
    const waitingFor = trouble === 'meter' ? 'cloud' : trouble;
    const retryAt = error instanceof AppError ? error.retryAt : null;
    return noteWait(account, plan, find, { waitingFor, nextAt: nextRetryAt(plan, waitingFor, retryAt, clock()) });
  }

  async function step(account: AccountRef, stop: AbortSignal): Promise<boolean> {
    const plan = await store.plan(account.id);
    if (plan?.state !== 'on') return false;
    const ask: RequestOptions = { purpose: 'backfill', priority: 'backfill', signal: stop };
    let track: BackfillTrack | null = null;
    let find: FindTarget | null = null;
    try {
      find = await things.of(account, plan, ask);
      track = await nextTrack(account, plan);
      if (!track) return await rest(account, plan, find);
      const thing = find(track.choice, track.meterId);
      if (thing) await advance(account, track, thing, ask);
      else await store.stopTrack(account.id, track, 'Copper no longer lists this one. What is kept stays.');
      asides.succeed(account.id, track);
      await queue.noteNowAndThen(account, plan, find);
    } catch (error) {
      if (stop.aborted) return false;
      const trouble = track && failureKind(error);
      if (track && trouble === 'meter') await store.stopTrack(account.id, track, stopReason(error));
      // One meter that the cloud stumbles over keeps no other waiting; two in a row are the cloud.
      else if (!(track && trouble === 'cloud' && asides.fail(account.id, track, error) < 2)) {
        return wait(account, plan, find, error);
      }
      return true;
    }
    if (plan.waitingFor !== null || plan.nextAt !== null) {
      await store.saveWait(account.id, { waitingFor: null, nextAt: null });
    }
    return true;
  }

  return {
    async due() {
      const accounts = await store.due(MOST_DUE);
      return accounts.map((account) => ({
        name: `backfill:${account.id}`,
        step: (stop: AbortSignal) => step(account, stop),
      }));
    },
  };
}

/** Where nobody told the beginning: a year before the oldest number found so far, else before the search began. */
function searchedTo(track: BackfillTrack, oldest: string | null): number {
  return oldest === null ? (track.goal ?? track.filledFrom - YEAR_MS) : Date.parse(oldest) - YEAR_MS;
}
