import { WeightedMap } from '@/lib/domain/weighted-map';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { findChunkVersions } from '../db/series-chunks';
import type { SeriesAnswer, SeriesQuery } from '../ports/archive';
import type { RequestOptions } from '../ports/door';
import { finerThan } from './series';
import { periodOf } from './store/periods';

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
export function rememberSeries(read: ReadSeries, { db, clock }: { db: Database; clock: Clock }): ReadSeries {
  const answers = new WeightedMap<string, Remembered>(MAX_INTERVALS, MAX_INTERVALS_EACH);

  return async (account, query, options) => {
    // Age, cancellation and counting are of one call.
    if (options.priority !== 'person' || options.acceptAgeSeconds !== undefined || options.onSent || options.signal) {
      return read(account, query, options);
    }
    const key = JSON.stringify([account.id, query]);
    const versions = await versionsOf(db, account, [query]);
    const now = clock();
    const known = answers.get(key);
    if (known && known.versions === versions && now >= known.from && now < known.until) return known.answer;
    const answer = await read(account, query, options);
    const { asOf, freshUntil, source, notice } = answer;
    // An answer as of now, such as one from before the meter existed, is another one at each moment.
    const isLasting = source === 'cache' && notice === null && Date.parse(asOf) < now;
    if (isLasting && (await versionsOf(db, account, [query])) === versions) {
      // The freshness of sealed data changes with the day.
      const until = Math.min(Date.parse(freshUntil), (Math.floor(now / DAY_MS) + 1) * DAY_MS);
      answers.set(key, { answer, versions, from: now, until }, answer.data.columns.states.length);
    }
    return answer;
  };
}

/** Returns a text that changes with every chunk that the series can be made from, also by adding up finer ones. */
export function versionsOf(db: Database, account: AccountRef, queries: readonly SeriesQuery[]): Promise<string> {
  const ranges = queries.flatMap(({ kind, meterId, granularity: asked, start, end }) =>
    finerThan(asked).map((granularity) => ({
      ...{ resource: kind, subject: meterId, granularity },
      ...{ from: periodOf(Date.parse(start), granularity).start, to: Date.parse(end) },
    })),
  );
  return findChunkVersions(db, account.id, ranges);
}
