import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { BackfillData, ChangeBackfillInput } from '@/lib/contract/backfill';
import { resolveForWork } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import { AppError } from '../errors';
import type { BackfillPlan } from '../ports/backfill';
import type { Context } from '../ports/context';
import { getBackfill } from './get-backfill';

/**
 * Starts, resumes, pauses or stops the download of an account's history, or changes its choices. Stored data stays in
 * every case. Returns the new state. Throws `bad_request` for invalid choices, `forbidden` for a viewer.
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
    throw new AppError('bad_request', {
      userMessage: 'Choose at least one level of detail to save.',
      field: 'choices',
    });
  }
  if (choices.includes('grid') && account.kind === 'home') {
    throw new AppError('bad_request', {
      userMessage: 'Only enterprises have grid readings. Choose intervals of usage.',
      field: 'choices',
    });
  }
  // After a stop it starts over from today; data that is already stored is skipped.
  const isResumed = plan && plan.state !== 'off';
  if (!isResumed) await ctx.backfill.deleteTracks(account.id);
  else await ctx.backfill.clearProblems(account.id);
  await ctx.backfill.savePlan(account.id, {
    state: 'on',
    choices: [...new Set(choices)],
    waitingFor: null,
    nextAt: null,
    startedAt: isResumed ? plan.startedAt : ctx.clock(),
  });
  ctx.wakeJobs();
}
