import { type ApiAnswer, apiAnswer } from '@/lib/contract/api-answer';
import type { SeriesData, SeriesParams } from '@/lib/contract/series';
import { plainSeries } from '@/lib/domain/series-columns';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import { findMeter } from '../lookup/find-premise';
import { toSeriesQuery } from '../lookup/series-query';
import type { SeriesAnswer } from '../ports/archive';
import type { Context } from '../ports/context';

/**
 * Returns one series of a meter on its premise's calendar. Throws `not_found` for a meter the account cannot see and
 * `bad_request` for an invalid range.
 */
export async function getSeries(
  ctx: Context,
  viewer: Viewer,
  { account: param, meterId, ...range }: SeriesParams,
): Promise<ApiAnswer<SeriesData>> {
  const account = resolveAccount(viewer, param);
  const { premise, meter } = await findMeter(ctx, account, meterId);
  const query = toSeriesQuery(premise, meter, range);
  const answer = await ctx.archive.series(account, query, { purpose: range.kind, priority: 'person' });
  const known = answers.get(answer);
  if (known) return known;
  const made = apiAnswer(plainSeries(answer.data), answer, answer.data.coverage);
  answers.set(answer, made);
  return made;
}

/** The archive returns what has not changed as the same object, and so does this. */
const answers = new WeakMap<SeriesAnswer, ApiAnswer<SeriesData>>();
