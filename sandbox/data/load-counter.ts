import type { CalendarYear } from './calendar-year';
import { calendarYear } from './calendar-year';
import { hashBetween } from './hash';
import type { HourOfDay, Load, LoadMode, LoadShape } from './load.types';
import { SHAPES } from './load-shapes';
import { DAY_MINUTES, dateOfDay, localDayNumber, localDayStart, offsetAt, standardOffset } from './zones';

const YEAR = 31;

/** Sets `prefix[i]` to the weight of the first i parts. If all weights are 0, the parts get equal weights. */
function accumulate(prefix: Float64Array, parts: number, weight: (index: number) => number): void {
  let sum = 0;
  prefix[0] = 0;
  for (let index = 0; index < parts; index += 1) {
    sum += weight(index);
    prefix[index + 1] = sum;
  }
  if (sum > 0) return;
  for (let index = 0; index <= parts; index += 1) prefix[index] = index;
}

/** Returns the share of the first `part` parts as an integer: 0 for no part, `total` for all. */
function share(total: number, prefix: Float64Array, part: number, parts: number): number {
  return Math.floor(total * ((prefix[part] ?? 0) / (prefix[parts] ?? 1)));
}

/** Kept for many requests: pages of lists and of series ask for the same years of the same loads again and again. */
const MAX_KEPT_YEARS = 8192;
const keptYears = new Map<string, Float64Array>();

/** Returns the prefix sums of the weights of a year's days. They do not depend on the size of the load. */
function dayPrefix(seed: number, load: Load, year: CalendarYear, mode: LoadMode): Float64Array {
  const name = `${seed} ${load.kind} ${load.key} ${load.home} ${load.zone} ${year.year} ${mode}`;
  const kept = keptYears.get(name);
  if (kept) return kept;
  const prefix = new Float64Array(year.days + 1);
  const shape = shapeOf(load);
  accumulate(prefix, year.days, (index) => shape.dayWeight(load, year, index, mode));
  if (keptYears.size >= MAX_KEPT_YEARS) keptYears.delete(keptYears.keys().next().value ?? '');
  keptYears.set(name, prefix);
  return prefix;
}

function shapeOf({ kind }: Load): LoadShape {
  return SHAPES[kind === 'leak' ? 'indoor' : kind];
}

/**
 * Counts one load: `at(minute)` is the usage in millionths from the load's first year up to that UTC minute.
 *
 * Prefix sums divide a year's total among its days, a day's among its hours and an hour's among its minutes, in whole
 * millionths. So adjacent ranges add up exactly, and a distant range costs no more than a near one. The last year, day
 * and hour are cached, which makes iterating over a range cheap.
 */
export class LoadCounter {
  private year: CalendarYear | null = null;
  private yearBefore = 0;
  private yearTotal = 0;
  private days: Float64Array = new Float64Array(1);
  private day = Number.NaN;
  private dayFrom = 0;
  private dayHours = 24;
  private readonly hours = new Float64Array(27);
  private hour = -1;
  private readonly minutes = new Float64Array(61);
  private readonly scratch = new Float64Array(60);

  constructor(
    private readonly seed: number,
    private readonly load: Load,
    private readonly mode: LoadMode,
  ) {}

  at(minute: number): number {
    const { load } = this;
    if (load.kind === 'leak') return this.mode === 'typical' ? 0 : load.size * Math.max(0, minute - load.since);
    const day = localDayNumber(load.zone, minute);
    const year = this.loadYear(dateOfDay(day).year);
    const index = day - year.first;
    const before = this.yearBefore + share(this.yearTotal, this.days, index, year.days);
    const from = localDayStart(load.zone, day);
    if (minute === from) return before;
    const dayTotal = this.yearBefore + share(this.yearTotal, this.days, index + 1, year.days) - before;
    this.loadDay(day, from, year.daylight[index] ?? 12);
    const hour = Math.floor((minute - from) / 60);
    const past = share(dayTotal, this.hours, hour, this.dayHours);
    const within = minute - from - hour * 60;
    if (within === 0) return before + past;
    const hourTotal = share(dayTotal, this.hours, hour + 1, this.dayHours) - past;
    if (this.mode === 'typical') return before + past + Math.floor((hourTotal * within) / 60);
    this.loadHour(hour);
    return before + past + share(hourTotal, this.minutes, within, 60);
  }

  private totalOf(year: number): number {
    const { size, key } = this.load;
    return Math.floor(this.mode === 'typical' ? size : size * hashBetween(0.94, 1.06, key, YEAR, year));
  }

  private loadYear(year: number): CalendarYear {
    if (this.year?.year === year) return this.year;
    const { load, seed, mode } = this;
    const loaded = calendarYear(seed, load.zone, year);
    this.days = dayPrefix(seed, load, loaded, mode);
    let before = 0;
    for (let earlier = load.since; earlier < year; earlier += 1) before += this.totalOf(earlier);
    // Years before the first one count backwards, so that every range works.
    for (let next = year; next < load.since; next += 1) before -= this.totalOf(next);
    this.yearBefore = before;
    this.yearTotal = this.totalOf(year);
    this.year = loaded;
    this.day = Number.NaN;
    return loaded;
  }

  private loadDay(day: number, from: number, daylight: number): void {
    if (this.day === day) return;
    const { load, mode } = this;
    const shape = shapeOf(load);
    this.day = day;
    this.dayFrom = from;
    this.hour = -1;
    this.dayHours = Math.round((localDayStart(load.zone, day + 1) - from) / 60);
    accumulate(this.hours, this.dayHours, (elapsed) => shape.hourWeight(load, this.hourOfDay(elapsed), daylight, mode));
  }

  private loadHour(hour: number): void {
    if (this.hour === hour) return;
    const { load } = this;
    const shape = shapeOf(load);
    this.hour = hour;
    shape.minuteWeights(load, this.hourOfDay(hour), this.scratch);
    accumulate(this.minutes, 60, (minute) => this.scratch[minute] ?? 0);
  }

  private hourOfDay(elapsed: number): HourOfDay {
    const minute = this.dayFrom + elapsed * 60;
    const { zone } = this.load;
    return {
      day: this.day,
      elapsed,
      wall: clockHour(minute + offsetAt(zone, minute)),
      sun: clockHour(minute + standardOffset(zone)),
    };
  }
}

function clockHour(localMinute: number): number {
  return Math.floor((((localMinute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES) / 60);
}
