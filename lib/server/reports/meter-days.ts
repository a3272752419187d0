import { addDays, countBuckets, daySpan } from '@/lib/domain/calendar';
import { exactSum } from '@/lib/domain/exact-sum';
import type { Meter, Premise } from '@/lib/domain/premise';
import { rowsOf, type SeriesRow } from '@/lib/domain/series-columns';
import type { ReportRun } from './definition';
import { BULK_OPTIONS } from './fetch-fleet';
import { fetchSeries, type SeriesRange, seriesQueries } from './fetch-series';
import type { MeterRows } from './meter-series';
import { fetchUnlessSkipped, partKey } from './skipped-parts';

/** Intervals of all meters together that are kept in memory at once. */
const MAX_ROWS = 100_000;

/** One local day of each premise, with the rows and sum of every meter. */
interface MeterDay {
  range: SeriesRange;
  files: MeterRows[];
}

/**
 * Yields the days of a stored range, one by one. An archive chunk holds many days and is decoded as a whole, so as many
 * days of each meter are read at once as fit into memory.
 */
export async function* meterDays(
  run: ReportRun,
  premises: readonly Premise[],
  range: SeriesRange,
): AsyncGenerator<MeterDay, void, undefined> {
  const meters = premises.flatMap((premise) => premise.meters.map((meter) => ({ premise, meter })));
  const rowsPerDay = meters.length * countBuckets(daySpan(range.start, 'UTC'), range.granularity);
  const daysAtOnce = Math.floor(MAX_ROWS / Math.max(1, rowsPerDay));
  for (let from = range.start; from < range.end; from = addDays(from, Math.max(1, daysAtOnce))) {
    const days = daysFrom(from, Math.max(1, daysAtOnce), range);
    const rowsByMeter: (SeriesRow[] | null)[][] = [];
    if (daysAtOnce > 0)
      for (const { premise, meter } of meters) rowsByMeter.push(await readDays(run, premise, meter, days));
    for (const [dayIndex, day] of days.entries()) {
      const files: MeterRows[] = [];
      for (const [meterIndex, { premise, meter }] of meters.entries()) {
        const rows = rowsByMeter[meterIndex]?.[dayIndex];
        const file = rows ? dayFile(premise, meter, day, rows) : await fetchSeries(run, premise, meter, day);
        files.push({ ...file, premise, meter });
      }
      yield { range: day, files };
    }
  }
}

function daysFrom(from: string, maxDays: number, range: SeriesRange): SeriesRange[] {
  const days: SeriesRange[] = [];
  for (let day = from; day < range.end && days.length < maxDays; day = addDays(day, 1)) {
    days.push({ ...range, start: day, end: addDays(day, 1) });
  }
  return days;
}

/**
 * Returns a meter's intervals by day. A day is null if it must be read separately because the answer may differ: a day
 * that was not over when it was fetched (the answer is as old as its oldest part), and all days if intervals were added
 * up (if the cloud's intervals do not match the calendar, the entire answer is added up).
 */
async function readDays(
  run: ReportRun,
  premise: Premise,
  meter: Meter,
  days: readonly SeriesRange[],
): Promise<(SeriesRow[] | null)[]> {
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (!firstDay || !lastDay) return [];
  const rows: SeriesRow[] = [];
  let asOfMs = Number.POSITIVE_INFINITY;
  for (const query of seriesQueries(premise, meter, { ...firstDay, end: lastDay.end })) {
    const answer = await fetchUnlessSkipped(run, partKey(query.kind, meter.id), () =>
      run.ctx.archive.series(run.account, query, BULK_OPTIONS),
    );
    if (!answer || answer.data.coverage.derived > 0 || answer.data.coverage.unasked > 0) return [];
    for (const part of rowsOf(answer.data.columns)) rows.push(...part);
    asOfMs = Math.min(asOfMs, Date.parse(answer.asOf));
  }
  let next = 0;
  return days.map(({ start }) => {
    const first = next;
    const end = Date.parse(daySpan(start, premise.timezone).end);
    while ((rows[next]?.at ?? end) < end) next += 1;
    return end <= asOfMs ? rows.slice(first, next) : null;
  });
}

function dayFile(
  premise: Premise,
  meter: Meter,
  day: SeriesRange,
  stored: readonly SeriesRow[],
): Pick<MeterRows, 'sum' | 'hasRows' | 'rows'> {
  // Nothing is fetched before the meter existed, so nothing is read either.
  const rows = seriesQueries(premise, meter, day).length === 0 ? [] : stored;
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  return { rows: () => [rows], hasRows: rows.length > 0, sum: values.length === 0 ? null : exactSum(values) };
}
