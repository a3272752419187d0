import { Temporal } from 'temporal-polyfill';
import { dayStarts, localDay } from '../calendar';
import { toInstantText } from '../instant-text';
import { lowerBound } from '../lower-bound';
import { rateOf, type SeriesColumns } from '../series-columns';

const DAY_MS = 86_400_000;

/** True where a baseline has no number for a part of its time that is still to come. */
export function lacksComing({ states, value }: SeriesColumns): boolean {
  return states.some((state, index) => state === 'future' && Number.isNaN(value[index]));
}

/**
 * Returns a baseline with what is typical for the time to come where it does not reach: that of the same weekday and time
 * of `week`, the days before today. It depends on the season, the weekday and the hour. The interval that is running, of
 * which a baseline that ends now covers a part, gets all of it.
 */
export function withComingTypical(baseline: SeriesColumns, week: SeriesColumns, zone: string): SeriesColumns {
  const { edges, states } = baseline;
  const reaches = states.some((state, index) => state === 'future' && !Number.isNaN(baseline.value[index]));
  const typical = typicalTimes(week, zone);
  const timeOf = timesOf(baseline, zone);
  const value = baseline.value.slice();
  const rate = baseline.rate.slice();
  states.forEach((state, index) => {
    const isOpen = state === 'future' ? Number.isNaN(value[index]) : state === 'running' && !reaches;
    if (!isOpen) return;
    const [start, end] = [edges[index] ?? 0, edges[index + 1] ?? 0];
    const { weekday, since } = timeOf(start);
    // A day of 25 hours has one that no other day has: it is like the one before.
    const time = since < DAY_MS ? since : since - (end - start);
    const found = typical.get(`${weekday} ${time}`) ?? Number.NaN;
    value[index] = found;
    rate[index] = rateOf(found, start, end);
  });
  return { ...baseline, value, rate };
}

/** Returns what is typical at each time of a week. */
function typicalTimes(week: SeriesColumns, zone: string): Map<string, number> {
  const timeOf = timesOf(week, zone);
  const found = new Map<string, number>();
  week.states.forEach((state, index) => {
    if (state === 'future' || state === 'running' || Number.isNaN(week.value[index])) return;
    const { weekday, since } = timeOf(week.edges[index] ?? 0);
    found.set(`${weekday} ${since}`, week.value[index] as number);
  });
  return found;
}

/** Returns a function that returns the weekday of an instant, and the milliseconds since its day began. */
function timesOf({ edges }: SeriesColumns, zone: string): (at: number) => { weekday: number; since: number } {
  const first = edges[0] ?? 0;
  const starts = dayStarts({ start: toInstantText(first), end: toInstantText(edges.at(-1) ?? first) }, zone);
  const { dayOfWeek } = Temporal.PlainDate.from(localDay(first, zone));
  return (at) => {
    const index = lowerBound(starts.length, (position) => (starts[position] ?? 0) > at) - 1;
    return { weekday: (dayOfWeek + index) % 7, since: at - (starts[index] ?? at) };
  };
}
