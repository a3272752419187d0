import type { Answer, AnswerSource, Notice } from '../domain/answer';
import type { Coverage } from '../domain/series';

/** What every data answer of our API says about itself. Instants are UTC. */
export interface ApiMeta {
  asOf: string;
  freshUntil: string;
  source: AnswerSource;
  coverage: Coverage;
  notice: Notice | null;
}

/** The body of every data answer of our API. */
export interface ApiAnswer<T> {
  data: T;
  meta: ApiMeta;
}

/** Coverage of a list that is whole: every one of `count` things is there. */
export function completeListCoverage(count: number): Coverage {
  return { complete: true, expected: count, measured: count, derived: 0, missing: 0, unasked: 0, gaps: [] };
}

/** Puts data under the freshness of the answer it was made from. */
export function apiAnswer<T>(data: T, freshness: Omit<Answer<unknown>, 'data'>, coverage: Coverage): ApiAnswer<T> {
  const { asOf, freshUntil, source, notice } = freshness;
  return { data, meta: { asOf, freshUntil, source, coverage, notice } };
}
