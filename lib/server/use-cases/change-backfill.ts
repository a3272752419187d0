import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { BackfillData, ChangeBackfillInput } from '@/lib/contract/backfill';
import { resolveForWork } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import { AppError } from '../errors';
import type { BackfillPlan } from '../ports/backfill';
import type { Context } from '../ports/context';
import { getBackfill } from './get-backfill';

/**
 * Switches 'Keep my history' on (also: on again after a pause, or with other choices), pauses it or ends it. What is
 * kept stays in every case. Answers with what holds now. Throws `bad_request` for choices that cannot be, `forbidden`
 * for a person who may only look.
 */
export async function changeBackfill(
  ctx: Context,
  viewer: Viewer,
  change: ChangeBackfillInput,
): Promise<ApiAnswer<BackfillData>> {
  const account = resolveForWork(viewer, change.account);
  const plan = await ctx.backfill.plan(account.id);
  if (change.state === 'on') await switchOn(ctx, account, plan, change.choices ?? plan?.choices ?? []);
  else if (plan) {
    const { updatedAt: _at, ...fields } = plan;
    await ctx.backfill.savePlan(account.id, { ...fields, state: change.state, waitingFor: null, nextAt: null });
    if (change.state === 'off') await ctx.backfill.deleteTracks(account.id);
    await ctx.backfill.deleteQueued(account.id);
  }
  return getBackfill(ctx, viewer, { account: change.account });
}

async function switchOn(
  ctx: Context,
  account: AccountRef,
  plan: BackfillPlan | null,
  choices: BackfillPlan['choices'],
): Promise<void> {
  if (choices.length === 0) {
    throw new AppError('bad_request', { userMessage: 'Choose at least one of what may be kept.', field: 'choices' });
  }
  if (choices.includes('grid') && account.kind === 'home') {
    throw new AppError('bad_request', {
      userMessage: 'Copper gives readings of the grid to enterprises only. Choose intervals of usage.',
      field: 'choices',
    });
  }
  // After an end it begins anew, from today; what is held is passed over.
  const goesOn = plan && plan.state !== 'off';
  if (!goesOn) await ctx.backfill.deleteTracks(account.id);
  else await ctx.backfill.clearProblems(account.id);
  await ctx.backfill.savePlan(account.id, {
    state: 'on',
    choices: [...new Set(choices)],
    waitingFor: null,
    nextAt: null,
    startedAt: goesOn ? plan.startedAt : ctx.clock(),
  });
  ctx.wakeJobs();
}
