import { bucketEdges } from '../calendar';
import type { LocalDay } from '../insight/local-days';
import { toInstantText } from '../instant-text';
import { spanOfDays } from './cycle-parts';
import { type Flow, flowOfMeter, intervalsWithin } from './flow';

const LEARNT_DAYS = 42;

/**
 * Returns a flow whose missing hours of a cycle, and those to come, are filled in so that the cycle adds up to `target`
 * (use less what is sent, in the meter's unit). Each hour gets a share by what that hour of its weekday used in the last
 * six weeks, so that prices by time of use count as they will.
 */
export function projectFlow(
  flow: Flow,
  cycle: { start: string; end: string },
  zone: string,
  { days, target }: { days: readonly LocalDay[]; target: number },
): Flow {
  const span = spanOfDays(cycle, zone);
  const { edges } = bucketEdges({ start: toInstantText(span.start), end: toInstantText(span.end) }, 'hour', zone);
  const net = new Float64Array(Math.max(0, edges.length - 1)).fill(Number.NaN);
  const indexes = new Map(edges.map((edge, index) => [edge, index]));
  let measured = 0;
  const [first, end] = intervalsWithin(flow, span.start, span.end);
  for (let index = first; index < end; index += 1) {
    const at = indexes.get(flow.edges[index] ?? 0);
    // The hour that is running is filled in, too.
    if (at === undefined || (flow.edges[index + 1] ?? 0) > flow.expectedUntil) continue;
    const amount = (flow.imported[index] ?? Number.NaN) - (flow.exported?.[index] ?? 0);
    net[at] = amount;
    if (!Number.isNaN(amount)) measured += amount;
  }
  const typical = hourMeans(days.slice(-LEARNT_DAYS));
  const empty = [...net.keys()].filter((index) => Number.isNaN(net[index]));
  const shares = empty.map((index) => typical(edges[index] ?? 0, zone));
  const sum = shares.reduce((total, share) => total + share, 0);
  const rest = target - measured;
  const sends = shares.some((share) => share < 0);
  for (const [position, index] of empty.entries()) {
    const share = shares[position] ?? 0;
    // A meter that also counts backward may have a sum near 0, which can't be scaled.
    if (sends) net[index] = share + (rest - sum) / empty.length;
    else net[index] = sum > 0 ? Math.max(0, (share / sum) * rest) : Math.max(0, rest) / empty.length;
  }
  return { ...flowOfMeter(edges, net, span.end), quarters: flow.quarters ?? null };
}

/** Returns the mean of an hour of its weekday; of that hour on all days where its weekday was not seen. */
function hourMeans(days: readonly LocalDay[]): (at: number, zone: string) => number {
  const sums = new Map<string, { sum: number; count: number }>();
  const add = (key: string, value: number) => {
    const found = sums.get(key) ?? { sum: 0, count: 0 };
    sums.set(key, { sum: found.sum + value, count: found.count + 1 });
  };
  for (const { weekday, hours } of days) {
    for (const { hour, value } of hours) {
      if (value === null) continue;
      add(`${weekday % 7} ${hour}`, value);
      add(`${hour}`, value);
    }
  }
  const mean = (key: string) => {
    const found = sums.get(key);
    return found ? found.sum / found.count : undefined;
  };
  return (at, zone) => {
    const { weekday, hour } = weekHour(at, zone);
    return mean(`${weekday} ${hour}`) ?? mean(`${hour}`) ?? 0;
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function weekHour(at: number, zone: string): { weekday: number; hour: number } {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short', hour: 'numeric', hourCycle: 'h23' });
  formats.set(zone, format);
  const parts = format.formatToParts(at);
  const text = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { weekday: WEEKDAYS.indexOf(text('weekday')), hour: Number(text('hour')) };
}
