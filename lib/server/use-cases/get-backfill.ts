import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { BackfillData, BackfillOffer, BackfillParams, BackfillSeriesStatus } from '@/lib/contract/backfill';
import { BACKFILL_CHOICES } from '@/lib/domain/backfill/choices';
import { backfillCost, backfillProgress, type DaysPerRequest, filledShare } from '@/lib/domain/backfill/progress';
import { type BackfillTarget, backfillTargets } from '@/lib/domain/backfill/targets';
import type { Premise } from '@/lib/domain/premise';
import { resolveAccount } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import { AppError } from '../errors';
import type { BackfillTrack } from '../ports/backfill';
import type { Context } from '../ports/context';

/** As many lines as the page lists. */
const MAX_LINES = 60;

interface TrackWithTarget extends BackfillTrack {
  beginsAt: number | null;
  target: BackfillTarget | undefined;
}

/** Returns the history settings of an account, the cost of each choice, and the progress. */
export async function getBackfill(
  ctx: Context,
  viewer: Viewer,
  { account: param }: BackfillParams,
): Promise<ApiAnswer<BackfillData>> {
  const account = resolveAccount(viewer, param);
  const now = ctx.clock();
  const [plan, all, premises, days] = await Promise.all([
    ctx.backfill.plan(account.id),
    ctx.backfill.tracks(account.id),
    premisesOf(ctx, account),
    ctx.archive.maxDaysPerRequest(account),
  ]);
  const state = plan?.state ?? 'off';
  const choices = plan?.choices ?? [];
  const tracks = withTargets(
    all.filter(({ choice }) => choices.includes(choice)),
    premises,
  );
  const top = plan?.startedAt ?? now;
  const { share, ...counts } = backfillProgress(tracks, top, days);
  const isRunning = state === 'on' && plan?.waitingFor !== 'sign_in';
  const data: BackfillData = {
    state,
    choices,
    waitingFor: plan?.waitingFor ?? null,
    nextAt: instant(plan?.nextAt ?? null),
    offers: await offersOf(ctx, account, premises, days),
    progress: {
      ...counts,
      share,
      endsAt: isRunning ? await ctx.budget.estimateEnd(account, counts.requestsLeft, 'backfill') : null,
    },
    lines: seriesStatuses(tracks, top),
    signedInAgain: account.kind === 'home' && !viewer.needsSignIn,
  };
  return currentAnswer(data, tracks.length, now);
}

/** Empty if the list cannot be loaded: the user must still be able to pause or stop. */
async function premisesOf(ctx: Context, account: AccountRef): Promise<Premise[]> {
  try {
    return (await ctx.archive.premises(account, { purpose: 'premises', priority: 'person' })).data;
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

async function offersOf(
  ctx: Context,
  account: AccountRef,
  premises: readonly Premise[],
  days: DaysPerRequest,
): Promise<BackfillOffer[]> {
  const offers = BACKFILL_CHOICES.filter((choice) => choice !== 'grid' || account.kind === 'enterprise').map(
    (choice) => {
      const targets = backfillTargets(premises, choice);
      return { choice, series: targets.length, ...backfillCost(targets, choice, ctx.clock(), days) };
    },
  );
  const counts = offers.map(({ requests }) => requests);
  const ends = await ctx.budget.estimateEnds(account, counts, 'backfill');
  return offers.map((offer, index) => ({ ...offer, endsAt: ends[index] ?? null }));
}

function withTargets(tracks: readonly BackfillTrack[], premises: readonly Premise[]): TrackWithTarget[] {
  const meters = new Map(backfillTargets(premises, 'hour').map((target) => [target.id, target]));
  const gateways = new Map(backfillTargets(premises, 'grid').map((target) => [target.id, target]));
  return tracks.map((track) => {
    const target = (track.choice === 'grid' ? gateways : meters).get(track.meterId);
    return { ...track, target, beginsAt: target?.beginsAt ?? null };
  });
}

function seriesStatuses(tracks: readonly TrackWithTarget[], top: number): BackfillSeriesStatus[] {
  const rank = ({ problem, doneAt }: TrackWithTarget) => (problem !== null ? 0 : doneAt === null ? 1 : 2);
  const order = (a: TrackWithTarget, b: TrackWithTarget) =>
    rank(a) - rank(b) || BACKFILL_CHOICES.indexOf(a.choice) - BACKFILL_CHOICES.indexOf(b.choice);
  return [...tracks]
    .sort(order)
    .slice(0, MAX_LINES)
    .map((track) => ({
      id: track.meterId,
      premise: track.target?.premise.name ?? null,
      meterType: track.target?.meterType ?? null,
      choice: track.choice,
      filledFrom: new Date(track.filledFrom).toISOString(),
      beginsAt: instant(track.beginsAt),
      share: filledShare(track, track.beginsAt, top),
      done: track.doneAt !== null,
      requests: track.requests,
      problem: track.problem,
    }));
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
