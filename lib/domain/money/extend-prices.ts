import { localDayStart } from './clock-pieces';
import { dayNumber, dayText, laterDay } from './day-number';
import type { PriceListLine, Tariff } from './tariff';

const HOUR_MS = 3_600_000;
/** What a list says of the time after it. */
const LEARNT_DAYS = 28;
const MIN_DAYS = 7;

/**
 * Returns a tariff whose lists of prices go on until a local day begins: each hour of a day costs what it did on average in
 * the last four weeks of the list. Null where a list has less than a week.
 */
export function extendPrices(tariff: Tariff, until: string, zone: string): Tariff | null {
  const end = localDayStart(until, zone);
  let isKnown = true;
  const versions = tariff.versions.map((version) => ({
    ...version,
    lines: version.lines.map((line) => {
      if (line.kind !== 'prices') return line;
      const longer = extendList(line, end, zone);
      isKnown &&= longer !== null;
      return longer ?? line;
    }),
  }));
  return isKnown ? { ...tariff, versions } : null;
}

function extendList(line: PriceListLine, end: number, zone: string): PriceListLine | null {
  const known = line.prices
    .map(({ start, end: last, price }) => ({ start: Date.parse(start), end: Date.parse(last), price }))
    .sort((a, b) => a.start - b.start);
  const last = known.reduce((latest, price) => Math.max(latest, price.end), 0);
  if (last >= end) return line;
  if (last - (known[0]?.start ?? last) < MIN_DAYS * 24 * HOUR_MS) return null;
  const mean = meanByHour(known, hoursOf(last - LEARNT_DAYS * 24 * HOUR_MS, last, zone));
  const added = hoursOf(last, end, zone).map(({ start, end: stop, hour }) => ({
    start: new Date(start).toISOString(),
    end: new Date(stop).toISOString(),
    price: mean(hour),
  }));
  return { ...line, prices: [...line.prices, ...added] };
}

interface HourOfDay {
  start: number;
  end: number;
  /** Since the local day began. */
  hour: number;
}

/** Returns the hours of a span, cut at its ends, with how many of their day began before them. */
function hoursOf(start: number, end: number, zone: string): HourOfDay[] {
  const hours: HourOfDay[] = [];
  let day = dayText(dayNumber(new Date(start).toISOString().slice(0, 10)) - 1);
  for (let from = localDayStart(day, zone); from < end; day = laterDay(day, 1), from = localDayStart(day, zone)) {
    const next = localDayStart(laterDay(day, 1), zone);
    for (let at = from; at < Math.min(next, end); at += HOUR_MS) {
      const stop = Math.min(at + HOUR_MS, next, end);
      if (stop > start) hours.push({ start: Math.max(at, start), end: stop, hour: Math.floor((at - from) / HOUR_MS) });
    }
  }
  return hours;
}

interface Price {
  start: number;
  end: number;
  price: number;
}

/** Returns the mean by time of each hour of a day; of all prices for an hour that none is of. */
function meanByHour(prices: readonly Price[], hours: readonly HourOfDay[]): (hour: number) => number {
  const sums = new Map<number, { cost: number; ms: number }>();
  const all = { cost: 0, ms: 0 };
  let next = 0;
  for (const { start, end, hour } of hours) {
    const own = sums.get(hour) ?? { cost: 0, ms: 0 };
    sums.set(hour, own);
    while ((prices[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    for (let index = next; (prices[index]?.start ?? Number.POSITIVE_INFINITY) < end; index += 1) {
      const price = prices[index] as Price;
      const ms = Math.min(end, price.end) - Math.max(start, price.start);
      for (const sum of [own, all]) {
        sum.cost += price.price * ms;
        sum.ms += ms;
      }
    }
  }
  return (hour) => {
    const own = sums.get(hour);
    return own && own.ms > 0 ? own.cost / own.ms : all.cost / all.ms;
  };
}
