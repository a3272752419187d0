import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { AlertFeedbackInput, AlertsData, AlertsParams } from '@/lib/contract/insights';
import { resolveAccount, resolveForWork } from '../access/resolve-account';
import type { Viewer } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import { alertView } from './insight-views';

/** Returns the alerts of an account: open ones first, then those of the last year. Sends nothing. */
export async function listAlerts(
  ctx: Context,
  viewer: Viewer,
  { account: param }: AlertsParams,
): Promise<ApiAnswer<AlertsData>> {
  const account = resolveAccount(viewer, param);
  const [stored, premises, names] = await Promise.all([
    ctx.alerts.list(account.id),
    ctx.archive.storedPremises(account),
    ctx.meterNames.of(account.id),
  ]);
  const byId = new Map(premises.map((premise) => [premise.id, premise]));
  const alerts = stored.map((alert) =>
    alertView(alert, byId.get(alert.premiseId) ?? null, names.get(alert.meterId) ?? null),
  );
  return currentAnswer({ alerts }, alerts.length, ctx.clock());
}

/** Stores what the user says about an alert, and returns all alerts. Throws `not_found` for another account's. */
export async function giveAlertFeedback(
  ctx: Context,
  viewer: Viewer,
  { account: param, alertId, feedback }: AlertFeedbackInput,
): Promise<ApiAnswer<AlertsData>> {
  const account = resolveForWork(viewer, param);
  if (!(await ctx.alerts.giveFeedback(account.id, alertId, feedback))) {
    throw new AppError('not_found', {
      userMessage: 'This account has no such alert. Reload the list of alerts.',
      detail: 'alert is not part of the account',
    });
  }
  return listAlerts(ctx, viewer, { account: param });
}
