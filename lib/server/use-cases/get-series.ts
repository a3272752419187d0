import { type ApiAnswer, apiAnswer } from '@/lib/contract/api-answer';
import type { SeriesData, SeriesParams } from '@/lib/contract/series';
import { compactSeries } from '@/lib/domain/compact-series';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import { findMeter } from '../lookup/find-premise';
import { toSeriesQuery } from '../lookup/series-query';
import type { SeriesAnswer } from '../ports/archive';
import type { Context } from '../ports/context';

/** The archive returns what has not changed as the same object, and so does `getSeries`. */
const answers = new WeakMap<SeriesAnswer, ApiAnswer<SeriesData>>();

/**
 * Returns one series of a meter on its premise's calendar, as our API sends it. Throws `not_found` for a meter the account
 * cannot see and `bad_request` for an invalid range.
 */
export async function getSeries(ctx: Context, viewer: Viewer, params: SeriesParams): Promise<ApiAnswer<SeriesData>> {
  const answer = await readSeries(ctx, viewer, params);
  const made = answers.get(answer) ?? apiAnswer(compactSeries(answer.data), answer, answer.data.coverage);
  answers.set(answer, made);
  return made;
}

async function readSeries(
  ctx: Context,
  viewer: Viewer,
  { account: param, meterId, ...range }: SeriesParams,
): Promise<SeriesAnswer> {
  const account = resolveAccount(viewer, param);
  const { premise, meter } = await findMeter(ctx, account, meterId);
  const query = toSeriesQuery(premise, meter, range);
  return ctx.archive.series(account, query, { purpose: range.kind, priority: 'person' });
}
