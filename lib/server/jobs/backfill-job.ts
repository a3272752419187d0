import { BACKFILL_CHOICES, DAYS_PER_REQUEST } from '@/lib/domain/backfill/choices';
import type { BackfillTarget } from '@/lib/domain/backfill/targets';
import { toInstantText } from '@/lib/domain/instant-text';
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
/** How often a new round starts, which adds what has come since: one request per series. */
const ROUND_MS = 30 * DAY_MS;
const MAX_DUE_ACCOUNTS = 20;

/**
 * Fills the archive backwards for each account whose plan is on. Coarse choices come before fine ones. Within a choice,
 * one window of every meter is filled before the next window of any, so that every meter has its newest data first.
 */
export function createBackfillJobs(deps: {
  store: BackfillStore;
  archive: Pick<Archive, 'premises' | 'backfillStep' | 'maxDaysPerRequest'>;
  clock: Clock;
}): JobSource {
  const { store, archive, clock } = deps;
  const targets = createBackfillTargets(deps);
  const cooldowns = createBackfillCooldowns(clock);
  const queue = createBackfillQueue(deps);

  async function nextTrack(account: AccountRef, plan: BackfillPlan): Promise<BackfillTrack | null> {
    for (const choice of BACKFILL_CHOICES) {
      if (!plan.choices.includes(choice)) continue;
      const track = await store.nextTrack(account.id, choice, cooldowns.ids(account.id, choice));
      if (track) return track;
    }
    return null;
  }

  async function advance(account: AccountRef, track: BackfillTrack, target: BackfillTarget, options: RequestOptions) {
    const { choice, meterId, filledFrom } = track;
    // If the start of the history is unknown, search back until a year has no data.
    const from = target.beginsAt ?? filledFrom - Math.max(YEAR_MS, DAYS_PER_REQUEST[choice] * DAY_MS);
    if (filledFrom <= from) {
      await store.moveTrack(account.id, track, { filledFrom, goal: from, done: true, requests: 0 });
      return;
    }
    const { storedFrom, oldest, sentRequest } = await archive.backfillStep(
      account,
      {
        choice,
        meterId,
        meterType: target.meterType ?? '',
        meterCreatedAt: target.createdAt,
        timezone: target.timezone,
        start: toInstantText(from),
        end: toInstantText(filledFrom),
        maxDays: cooldowns.maxDays(account.id, choice),
      },
      options,
    );
    const filled = Date.parse(storedFrom);
    const goal = target.beginsAt ?? searchGoal(track, oldest);
    await store.moveTrack(account.id, track, {
      filledFrom: filled,
      goal,
      done: filled <= goal,
      requests: sentRequest ? 1 : 0,
    });
  }

  type Wait = Pick<BackfillPlan, 'waitingFor' | 'nextAt'>;

  async function saveWait(
    account: AccountRef,
    plan: BackfillPlan,
    findTarget: FindTarget | null,
    wait: Wait,
  ): Promise<false> {
    await store.saveWait(account.id, wait);
    await queue.save(account, plan, findTarget, wait);
    return false;
  }

  /** Decides how long to wait when no track is left to fill. */
  async function waitForNextRound(account: AccountRef, plan: BackfillPlan, findTarget: FindTarget): Promise<boolean> {
    const now = clock();
    const until = cooldowns.firstEnd(account.id);
    targets.forget(account.id);
    if (until !== null) return saveWait(account, plan, findTarget, { waitingFor: 'cloud', nextAt: until });
    if (now - plan.startedAt >= ROUND_MS) return store.startRound(account.id);
    // The premise list is checked for new meters once a day.
    const nextAt = Math.min(now + DAY_MS, plan.startedAt + ROUND_MS);
    return saveWait(account, plan, findTarget, { waitingFor: null, nextAt });
  }

  async function waitAfterFailure(
    account: AccountRef,
    plan: BackfillPlan,
    findTarget: FindTarget | null,
    error: unknown,
  ): Promise<false> {
    const kind = failureKind(error);
    if (kind === null) throw error;
    const waitingFor = kind === 'meter' ? 'cloud' : kind;
    const retryAt = error instanceof AppError ? error.retryAt : null;
    return saveWait(account, plan, findTarget, { waitingFor, nextAt: nextRetryAt(plan, waitingFor, retryAt, clock()) });
  }

  async function step(account: AccountRef, stop: AbortSignal): Promise<boolean> {
    const plan = await store.plan(account.id);
    if (plan?.state !== 'on') return false;
    const options: RequestOptions = { purpose: 'backfill', priority: 'backfill', signal: stop };
    let track: BackfillTrack | null = null;
    let findTarget: FindTarget | null = null;
    try {
      findTarget = await targets.of(account, plan, options);
      track = await nextTrack(account, plan);
      if (!track) return await waitForNextRound(account, plan, findTarget);
      const target = findTarget(track.choice, track.meterId);
      if (target) await advance(account, track, target, options);
      else await store.stopTrack(account.id, track, 'Copper no longer lists this device. Saved data stays.');
      cooldowns.succeed(account.id, track);
      await queue.saveEachMinute(account, plan, findTarget);
    } catch (error) {
      if (stop.aborted) return false;
      const kind = track && failureKind(error);
      if (track && kind === 'meter') await store.stopTrack(account.id, track, stopReason(error));
      // One failing meter must not block the others; two failures in a row mean the cloud is failing.
      else if (!(track && kind === 'cloud' && cooldowns.fail(account.id, track, error) < 2)) {
        return waitAfterFailure(account, plan, findTarget, error);
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
      const accounts = await store.due(MAX_DUE_ACCOUNTS);
      return accounts.map((account) => ({
        name: `backfill:${account.id}`,
        step: (stop: AbortSignal) => step(account, stop),
      }));
    },
  };
}

/**
 * Returns the goal when the start of the history is unknown: a year before the oldest value found so far, or a year
 * before the search began.
 */
function searchGoal(track: BackfillTrack, oldest: string | null): number {
  return oldest === null ? (track.goal ?? track.filledFrom - YEAR_MS) : Date.parse(oldest) - YEAR_MS;
}
