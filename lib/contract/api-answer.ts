import type { z } from 'zod';
import type { Freshness } from '../domain/answer';
import type { Coverage } from '../domain/series';
import type { metaSchema } from './schemas/answer';

/** Gaps listed in the meta data of an answer. */
const MAX_GAPS = 100;

/** Age, source and coverage of a data answer. Instants are UTC. */
export type ApiMeta = z.infer<typeof metaSchema>;

/** The body of every data answer of our API. */
export interface ApiAnswer<T> {
  data: T;
  meta: ApiMeta;
}

/** Returns the coverage of a complete list of `count` items. */
export function completeListCoverage(count: number): Coverage {
  return { complete: true, expected: count, measured: count, derived: 0, missing: 0, unasked: 0, gaps: [] };
}

/** Returns data of our own database as an answer of `count` items that is current at `now` (milliseconds). */
export function currentAnswer<T>(data: T, count: number, now: number): ApiAnswer<T> {
  const at = new Date(now).toISOString();
  return apiAnswer(data, { asOf: at, freshUntil: at, source: 'cache', notice: null }, completeListCoverage(count));
}

/** Returns `data` as an answer, with the freshness of what it was computed from. */
export function apiAnswer<T>(data: T, freshness: Freshness, coverage: Coverage): ApiAnswer<T> {
  const { asOf, freshUntil, source, notice } = freshness;
  const { gaps } = coverage;
  return {
    data,
    meta: {
      ...{ asOf, freshUntil, source, notice },
      coverage: { ...coverage, gaps: gaps.slice(0, MAX_GAPS), gapCount: gaps.length },
    },
  };
}
