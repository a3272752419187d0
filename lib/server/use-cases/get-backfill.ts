import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
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

/** More lines than these nobody reads. */
const MOST_LINES = 60;

interface Known extends BackfillTrack {
  beginsAt: number | null;
  thing: BackfillTarget | undefined;
}

/** 'Keep my history' of an account: what it is set to, what choices cost, how far it is. Costs no request of its own. */
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
  const tracks = withThings(
    all.filter(({ choice }) => choices.includes(choice)),
    premises,
  );
  const top = plan?.startedAt ?? now;
  const { share, ...counts } = backfillProgress(tracks, top, days);
  const moves = state === 'on' && plan?.waitingFor !== 'sign_in';
  const data: BackfillData = {
    state,
    choices,
    waitingFor: plan?.waitingFor ?? null,
    nextAt: instant(plan?.nextAt ?? null),
    offers: await offersOf(ctx, account, premises, days),
    progress: {
      ...counts,
      share,
      endsAt: moves ? await ctx.budget.estimateEnd(account, counts.requestsLeft, 'backfill') : null,
    },
    lines: linesOf(tracks, top),
    signedInAgain: account.kind === 'home' && !viewer.needsSignIn,
  };
  const at = new Date(now).toISOString();
  return apiAnswer(
    data,
    { asOf: at, freshUntil: at, source: 'cache', notice: null },
    completeListCoverage(tracks.length),
  );
}

/** A person can pause and end it also while nobody knows what there is. */
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
      const things = backfillTargets(premises, choice);
      return { choice, series: things.length, ...backfillCost(things, choice, ctx.clock(), days) };
    },
  );
  const counts = offers.map(({ requests }) => requests);
  const ends = await ctx.budget.estimateEnds(account, counts, 'backfill');
  return offers.map((offer, at) => ({ ...offer, endsAt: ends[at] ?? null }));
}

function withThings(tracks: readonly BackfillTrack[], premises: readonly Premise[]): Known[] {
  const meters = new Map(backfillTargets(premises, 'hour').map((thing) => [thing.id, thing]));
  const gateways = new Map(backfillTargets(premises, 'grid').map((thing) => [thing.id, thing]));
  return tracks.map((track) => {
    const thing = (track.choice === 'grid' ? gateways : meters).get(track.meterId);
    return { ...track, thing, beginsAt: thing?.beginsAt ?? null };
  });
}

function linesOf(tracks: readonly Known[], top: number): BackfillSeriesStatus[] {
  const rank = ({ problem, doneAt }: Known) => (problem !== null ? 0 : doneAt === null ? 1 : 2);
  const order = (a: Known, b: Known) =>
    rank(a) - rank(b) || BACKFILL_CHOICES.indexOf(a.choice) - BACKFILL_CHOICES.indexOf(b.choice);
  return [...tracks]
    .sort(order)
    .slice(0, MOST_LINES)
    .map((track) => ({
      id: track.meterId,
      premise: track.thing?.premise.name ?? null,
      meterType: track.thing?.meterType ?? null,
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
