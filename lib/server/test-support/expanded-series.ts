import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { SeriesParams } from '@/lib/contract/series';
import { expandSeries } from '@/lib/domain/compact-series';
import type { Series } from '@/lib/domain/series';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';
import { getSeries } from '../use-cases/get-series';

/** Returns the answer of `getSeries` with its intervals as objects, as the browser has them. */
export async function getExpandedSeries(
  ctx: Context,
  viewer: Viewer,
  params: SeriesParams,
): Promise<ApiAnswer<Series>> {
  const { data, meta } = await getSeries(ctx, viewer, params);
  return { data: expandSeries(data), meta };
}
