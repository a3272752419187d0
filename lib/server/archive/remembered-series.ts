import { WeightedMap } from '@/lib/domain/weighted-map';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { SeriesAnswer, SeriesQuery } from '../ports/archive';
import type { RequestOptions } from '../ports/door';
import type { VersionsOf } from './chunk-versions';

const DAY_MS = 24 * 3_600_000;
/** Intervals of all remembered answers, about 20 MB. */
const MAX_INTERVALS = 60_000;
/** A longer answer would push out all others. */
const MAX_INTERVALS_EACH = 10_000;

type ReadSeries = (account: AccountRef, query: SeriesQuery, options: RequestOptions) => Promise<SeriesAnswer>;

interface Remembered {
  answer: SeriesAnswer;
  versions: string;
  /** Valid from `from` until before `until`, in milliseconds. */
  from: number;
  until: number;
}

/**
 * Returns `read`, which gives the same object again while the same answer would be read: no stored chunk that it could
 * be made from has changed, it is still fresh, and it does not depend on the time. Callers must not change an answer.
 */
export function rememberSeries(
  read: ReadSeries,
  { versionsOf, clock }: { versionsOf: VersionsOf; clock: Clock },
): ReadSeries {
  const answers = new WeightedMap<string, Remembered>(MAX_INTERVALS, MAX_INTERVALS_EACH);

  return async (account, query, options) => {
    // Age, cancellation and counting are of one call.
    if (options.priority !== 'person' || options.acceptAgeSeconds !== undefined || options.onSent || options.signal) {
      return read(account, query, options);
    }
    const key = JSON.stringify([account.id, query]);
    const versions = await versionsOf(account, [query]);
    const now = clock();
    const known = answers.get(key);
    if (known && known.versions === versions && now >= known.from && now < known.until) return known.answer;
    const answer = await read(account, query, options);
    const { asOf, freshUntil, source, notice } = answer;
    // An answer as of now, such as one from before the meter existed, is another one at each moment.
    const isLasting = source === 'cache' && notice === null && Date.parse(asOf) < now;
    if (isLasting && (await versionsOf(account, [query])) === versions) {
      // The freshness of sealed data changes with the day.
      const until = Math.min(Date.parse(freshUntil), (Math.floor(now / DAY_MS) + 1) * DAY_MS);
      answers.set(key, { answer, versions, from: now, until }, answer.data.columns.states.length);
    }
    return answer;
  };
}
