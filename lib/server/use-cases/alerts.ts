import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { AlertData, AlertFeedbackInput, AlertsData, AlertsParams } from '@/lib/contract/insights';
import { pricesOf } from '@/lib/domain/home/hours-in-money';
import { overviewDays, overviewRange } from '@/lib/domain/home/overview-days';
import type { Alert } from '@/lib/domain/insight/alerts';
import type { Premise } from '@/lib/domain/premise';
import { resolveAccount, resolveForWork } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import { AppError } from '../errors';
import { homePrices, meterPrices } from '../money/meter-prices';
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
    ctx.alerts.list(account),
    ctx.archive.storedPremises(account),
    ctx.meterNames.of(account.id),
  ]);
  const byId = new Map(premises.map((premise) => [premise.id, premise]));
  const prices = await pricesByMeter(ctx, account, premises, stored);
  const alerts = stored.map((alert) =>
    alertView(alert, {
      premise: byId.get(alert.premiseId) ?? null,
      meterName: names.get(alert.meterId) ?? null,
      price: prices.get(alert.meterId) ?? null,
    }),
  );
  return currentAnswer({ alerts }, alerts.length, ctx.clock());
}

/** Returns what a unit of each meter with an alert costs, on the days of its home's page, so that both say the same. */
async function pricesByMeter(
  ctx: Context,
  account: AccountRef,
  premises: readonly Premise[],
  alerts: readonly Alert[],
): Promise<Map<string, AlertData['price']>> {
  const now = ctx.clock();
  const meterIds = new Set(alerts.map(({ meterId }) => meterId));
  const found = new Map<string, AlertData['price']>();
  for (const premise of premises) {
    const meters = premise.meters.filter(({ id }) => meterIds.has(id));
    const home = meters.length === 0 ? null : await homePrices(ctx, account, premise);
    if (!home) continue;
    const days = overviewRange(overviewDays(now, premise.timezone), premise.timezone);
    for (const meter of meters) {
      const prices = await meterPrices(ctx, account, home, meter, { days, now });
      const { meanPrice } = prices ? pricesOf(prices, now) : { meanPrice: null };
      if (prices && meanPrice !== null) found.set(meter.id, { price: meanPrice, currency: prices.currency });
    }
  }
  return found;
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
