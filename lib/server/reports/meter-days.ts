import { addDays, countBuckets, daySpan } from '@/lib/domain/calendar';
import { exactSum } from '@/lib/domain/exact-sum';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { Bucket } from '@/lib/domain/series';
import type { ReportRun } from './definition';
import { BULK_OPTIONS } from './fetch-fleet';
import { fetchSeries, hasRow, type SeriesRange, seriesQueries } from './fetch-series';
import type { MeterRows } from './meter-series';
import { fetchUnlessSkipped, partKey } from './skipped-parts';

/** Intervals of all meters together that are held in memory at once. */
const PORTION_BUCKETS = 100_000;

/** A local day of each premise, with what it amounts to for every meter. */
interface MeterDay {
  range: SeriesRange;
  files: MeterRows[];
}

/**
 * The days of a range that was seen to, one after another. A chunk of the archive holds many days, and is opened whole
 * for each of them: so of each meter as many days are read at once as fit into memory with those of all others.
 */
export async function* meterDays(
  run: ReportRun,
  premises: readonly Premise[],
  range: SeriesRange,
): AsyncGenerator<MeterDay, void, undefined> {
  const meters = premises.flatMap((premise) => premise.meters.map((meter) => ({ premise, meter })));
  const ofADay = meters.length * countBuckets(daySpan(range.start, 'UTC'), range.granularity);
  const atOnce = Math.floor(PORTION_BUCKETS / Math.max(1, ofADay));
  for (let from = range.start; from < range.end; from = addDays(from, Math.max(1, atOnce))) {
    const days = daysFrom(from, Math.max(1, atOnce), range);
    const held: (Bucket[] | null)[][] = [];
    if (atOnce > 0) for (const { premise, meter } of meters) held.push(await readDays(run, premise, meter, days));
    for (const [at, day] of days.entries()) {
      const files: MeterRows[] = [];
      for (const [place, { premise, meter }] of meters.entries()) {
        const read = held[place]?.[at];
        const file = read ? rowsOfDay(premise, meter, day, read) : await fetchSeries(run, premise, meter, day);
        files.push({ ...file, premise, meter });
      }
      yield { range: day, files };
    }
  }
}

function daysFrom(from: string, most: number, range: SeriesRange): SeriesRange[] {
  const days: SeriesRange[] = [];
  for (let day = from; day < range.end && days.length < most; day = addDays(day, 1)) {
    days.push({ ...range, start: day, end: addDays(day, 1) });
  }
  return days;
}

/**
 * A meter's intervals by day; null for a day that has to be read alone, as it may be another then: one that was not over
 * when it was asked for (the whole is as old as its oldest part), and all of them where intervals were added up (one
 * that the cloud cut elsewhere has all of the answer added up).
 */
async function readDays(
  run: ReportRun,
  premise: Premise,
  meter: Meter,
  days: readonly SeriesRange[],
): Promise<(Bucket[] | null)[]> {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const buckets: Bucket[] = [];
  let overBy = Number.POSITIVE_INFINITY;
  for (const query of seriesQueries(premise, meter, { ...first, end: last.end })) {
    const answer = await fetchUnlessSkipped(run, partKey(query.kind, meter.id), () =>
      run.ctx.archive.series(run.account, query, BULK_OPTIONS),
    );
    if (!answer || answer.data.coverage.derived > 0 || answer.data.coverage.unasked > 0) return [];
    for (const bucket of answer.data.buckets) buckets.push(bucket);
    overBy = Math.min(overBy, Date.parse(answer.asOf));
  }
  let at = 0;
  return days.map(({ start }) => {
    const from = at;
    const end = Date.parse(daySpan(start, premise.timezone).end);
    while (at < buckets.length && Date.parse(buckets[at]?.start ?? '') < end) at += 1;
    return end <= overBy ? buckets.slice(from, at) : null;
  });
}

function rowsOfDay(
  premise: Premise,
  meter: Meter,
  day: SeriesRange,
  buckets: readonly Bucket[],
): Pick<MeterRows, 'sum' | 'hasRows' | 'rows'> {
  // Nothing is asked for before the meter, so nothing is read either.
  const rows = seriesQueries(premise, meter, day).length === 0 ? [] : buckets.filter(hasRow);
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  return { rows, hasRows: rows.length > 0, sum: values.length === 0 ? null : exactSum(values) };
}
