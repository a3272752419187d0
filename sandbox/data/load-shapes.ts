import { hash, quickHashFraction } from './hash';
import type { HourOfDay, Load, LoadKind, LoadMode, LoadShape } from './load.types';
import { addRuns, setCycles } from './minute-patterns';
import { weekdayOf } from './zones';

/** Hash salts. Each kind of noise must be independent of the others. */
const DAY = 11;
const HOUR = 12;
const AWAY = 13;

function noise(low: number, high: number, load: Load, salt: number, at: number, mode: LoadMode): number {
  return mode === 'typical' ? (low + high) / 2 : low + (high - low) * quickHashFraction(load.key, salt, at);
}

function weekend(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

/** The last computed absence. It is needed for each of the 120 days of its block. */
let awayHome = Number.NaN;
let awayBlock = 0;
let awayFrom = 0;
let awayTo = 0;

/** True while the residents are away: up to nine days in every 120. */
function isAway(load: Load, day: number): boolean {
  const block = Math.floor(day / 120);
  if (awayBlock !== block || awayHome !== load.home) {
    awayHome = load.home;
    awayBlock = block;
    awayFrom = block * 120 + (hash(load.home, AWAY, block) % 110);
    awayTo = awayFrom + (hash(load.home, AWAY + 1, block) % 10);
  }
  return day >= awayFrom && day < awayTo;
}

const HOUSE = [6, 5, 5, 5, 5, 6, 8, 11, 10, 8, 8, 8, 9, 9, 9, 10, 12, 16, 19, 20, 19, 16, 12, 8];
const HOUSE_WEEKEND = [7, 6, 5, 5, 5, 5, 6, 8, 11, 13, 13, 13, 13, 12, 12, 12, 13, 16, 18, 19, 18, 16, 13, 9];
const WATER = [1, 1, 0.5, 0.5, 1, 4, 12, 14, 9, 5, 4, 4, 5, 4, 3, 4, 5, 8, 11, 11, 9, 7, 4, 2];
const HEATING = [5, 5, 5, 5, 6, 9, 13, 12, 9, 7, 6, 5, 5, 5, 5, 6, 8, 10, 11, 11, 10, 8, 6, 5];
const CHARGING: Partial<Record<number, number>> = { 23: 6, 0: 10, 1: 8, 2: 3 };
const SPRINKLING: Partial<Record<number, number>> = { 5: 10, 6: 7 };

const at24 = (table: readonly number[], hour: number): number => table[hour] ?? 0;
const hourKey = (at: HourOfDay): number => at.day * 32 + at.elapsed;
const jitter = (load: Load, at: HourOfDay, mode: LoadMode): number => noise(0.65, 1.35, load, HOUR, hourKey(at), mode);

const house: LoadShape = {
  dayWeight(load, year, index, mode) {
    const day = year.first + index;
    const degrees = (mode === 'typical' ? year.normalF[index] : year.temperatureF[index]) ?? 60;
    const comfort = 1 + 0.028 * Math.max(0, degrees - 70) + 0.006 * Math.max(0, 50 - degrees);
    const dark = 1 + 0.03 * (12 - (year.daylight[index] ?? 12));
    const home = mode === 'actual' && isAway(load, day) ? 0.35 : weekend(day) ? 1.12 : 1;
    return home * comfort * dark * noise(0.85, 1.15, load, DAY, day, mode);
  },
  hourWeight: (load, at, _daylight, mode) =>
    at24(weekend(at.day) ? HOUSE_WEEKEND : HOUSE, at.wall) * jitter(load, at, mode),
  minuteWeights(load, at, minutes) {
    minutes.fill(1);
    setCycles(minutes, hash(load.key, 21) % 40, 40, 14, 1.5);
    addRuns(minutes, load.key, hourKey(at), 2, 25, 8);
  },
};

const ev: LoadShape = {
  dayWeight(load, year, index, mode) {
    if (mode === 'typical') return 1;
    const random = quickHashFraction(load.key, DAY, year.first + index);
    return random < 0.5 ? 0.5 + 2 * random : 0;
  },
  hourWeight: (_load, at) => CHARGING[at.wall] ?? 0,
  minuteWeights: (_load, _at, minutes) => void minutes.fill(1),
};

const solar: LoadShape = {
  dayWeight(_load, year, index, mode) {
    const sun = mode === 'typical' ? year.normalSun : (year.sun[index] ?? 0);
    return sun * ((year.daylight[index] ?? 12) / 12) ** 1.6;
  },
  hourWeight(load, at, daylight, mode) {
    const fraction = (at.sun + 0.5 - (12 - daylight / 2)) / daylight;
    if (fraction <= 0 || fraction >= 1) return 0;
    return Math.sin(Math.PI * fraction) ** 1.3 * noise(0.85, 1.15, load, HOUR, hourKey(at), mode);
  },
  minuteWeights(load, at, minutes) {
    for (let minute = 0; minute < 60; minute += 1) {
      minutes[minute] = 0.8 + 0.4 * quickHashFraction(load.key, hourKey(at), minute >> 2);
    }
  },
};

const heat: LoadShape = {
  dayWeight(load, year, index, mode) {
    const degrees = (mode === 'typical' ? year.normalF[index] : year.temperatureF[index]) ?? 60;
    return Math.max(0, 62 - degrees) * noise(0.88, 1.12, load, DAY, year.first + index, mode);
  },
  hourWeight: (load, at, _daylight, mode) => at24(HEATING, at.wall) * jitter(load, at, mode),
  minuteWeights(load, at, minutes) {
    minutes.fill(0);
    setCycles(minutes, hash(load.key, hourKey(at)) % 20, 20, 11, 1);
  },
};

const hotgas: LoadShape = {
  dayWeight: (load, year, index, mode) =>
    (weekend(year.first + index) ? 1.15 : 1) * noise(0.8, 1.2, load, DAY, year.first + index, mode),
  hourWeight: (load, at, _daylight, mode) => at24(WATER, at.wall) * jitter(load, at, mode),
  minuteWeights(load, at, minutes) {
    minutes.fill(0.02);
    addRuns(minutes, load.key, hourKey(at), 2, 12, 4);
  },
};

const indoor: LoadShape = {
  dayWeight(load, year, index, mode) {
    const day = year.first + index;
    const home = mode === 'actual' && isAway(load, day) ? 0.05 : weekend(day) ? 1.2 : 1;
    return home * noise(0.7, 1.3, load, DAY, day, mode);
  },
  hourWeight: (load, at, _daylight, mode) => at24(WATER, at.wall) * jitter(load, at, mode),
  minuteWeights(load, at, minutes) {
    minutes.fill(0);
    addRuns(minutes, load.key, hourKey(at), 4, 6, 5);
  },
};

const irrigation: LoadShape = {
  dayWeight(load, year, index, mode) {
    const day = year.first + index;
    const degrees = (mode === 'typical' ? year.normalF[index] : year.temperatureF[index]) ?? 60;
    const month = year.month[index] ?? 0;
    const season = (month >= 3 && month <= 9) || (year.normalF[index] ?? 0) > 62;
    if (!season || degrees < 45) return 0;
    const demand = 1 + 0.03 * Math.max(0, degrees - 60);
    if (mode === 'typical') return demand * (3 / 7);
    const weekdayIndex = (weekdayOf(day) + hash(load.key, 5)) % 7;
    return weekdayIndex === 1 || weekdayIndex === 3 || weekdayIndex === 5
      ? demand * noise(0.95, 1.05, load, DAY, day, mode)
      : 0;
  },
  hourWeight: (_load, at) => SPRINKLING[at.wall] ?? 0,
  minuteWeights(_load, _at, minutes) {
    minutes.fill(0);
    setCycles(minutes, 0, 15, 12, 1);
  },
};

const steam: LoadShape = {
  dayWeight: (load, year, index, mode) =>
    (weekdayOf(year.first + index) === 0 ? 0.3 : 1) * noise(0.9, 1.1, load, DAY, year.first + index, mode),
  hourWeight: (load, at, _daylight, mode) =>
    (at.wall >= 6 && at.wall < 20 ? 10 : 1) * noise(0.8, 1.2, load, HOUR, hourKey(at), mode),
  minuteWeights: (_load, _at, minutes) => void minutes.fill(1),
};

/** Shapes of all loads but a leak, which is constant. */
export const SHAPES: Record<Exclude<LoadKind, 'leak'>, LoadShape> = {
  house,
  ev,
  solar,
  heat,
  hotgas,
  indoor,
  irrigation,
  steam,
};
