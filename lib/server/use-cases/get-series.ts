import { type ApiAnswer, apiAnswer } from '@/lib/contract/api-answer';
import type { SeriesData, SeriesParams } from '@/lib/contract/series';
import { compactSeries } from '@/lib/domain/compact-series';
import { lacksComing } from '@/lib/domain/compare/coming-typical';
import { toInstantText } from '@/lib/domain/instant-text';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import { findMeter } from '../lookup/find-premise';
import { toSeriesQuery } from '../lookup/series-query';
import { typicalToCome } from '../lookup/typical-to-come';
import { costSeries } from '../money/cost-series';
import { homePrices } from '../money/meter-prices';
import type { SeriesAnswer } from '../ports/archive';
import type { Context } from '../ports/context';

/** The archive returns what has not changed as the same object, and so does `getSeries`. */
const answers = new WeakMap<SeriesAnswer, ApiAnswer<SeriesData>>();

/**
 * Returns one series of a meter on its premise's calendar, as our API sends it; `in` money by the prices of the premise.
 * Throws `not_found` for a meter the account cannot see and `bad_request` for an invalid range.
 */
export async function getSeries(
  ctx: Context,
  viewer: Viewer,
  { account: param, meterId, in: unit, ...range }: SeriesParams,
): Promise<ApiAnswer<SeriesData>> {
  const account = resolveAccount(viewer, param);
  const { premise, meter } = await findMeter(ctx, account, meterId);
  const query = toSeriesQuery(premise, meter, range);
  const prices = unit === 'money' ? await homePrices(ctx, account, premise) : null;
  if (unit === 'money' && prices === null) return withoutPrices(query, ctx.clock());
  const options = { purpose: range.kind, priority: 'person' } as const;
  const now = ctx.clock();
  const answer = await ctx.archive.series(account, query, options);
  const known = prices ? undefined : answers.get(answer);
  if (known) return known;
  const { kind } = range;
  const series =
    kind === 'baseline'
      ? await typicalToCome(ctx.archive, account, { query, baseline: answer.data, options, now })
      : answer.data;
  if (prices) {
    const costs = await costSeries(ctx, account, prices, { meter, series, now });
    return costs ? apiAnswer(compactSeries(costs), answer, costs.coverage) : withoutPrices(query, now);
  }
  const made = apiAnswer(compactSeries(series), answer, series.coverage);
  // A baseline that got nothing for the time to come gets it next time.
  if (kind !== 'baseline' || !lacksComing(series.columns)) answers.set(answer, made);
  return made;
}

/** A price that is given later is shown by pages that are loaded then; the page on which it is given loads this again. */
const UNPRICED_FRESH_MS = 60 * 60_000;

function withoutPrices(
  { meterCreatedAt: _createdAt, ...frame }: ReturnType<typeof toSeriesQuery>,
  now: number,
): ApiAnswer<SeriesData> {
  const none = { steps: [], states: [], values: [], rates: [], registers: null, actuals: null };
  const coverage = { complete: true, expected: 0, measured: 0, derived: 0, missing: 0, unasked: 0, gaps: [] };
  const freshness = {
    ...{ asOf: toInstantText(now), freshUntil: toInstantText(now + UNPRICED_FRESH_MS) },
    ...{ source: 'cache' as const, notice: null },
  };
  return apiAnswer({ ...frame, ...none, unit: null, sum: null, coverage }, freshness, coverage);
}
