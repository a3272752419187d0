import { dayKindsOf } from './holidays';
import type { DayKind, Season, TariffVersion, When } from './tariff';

const MINUTES_PER_DAY = 1440;

/** A part of a day, in minutes of the local clock, with the bands that claim it. Exactly one is right. */
export interface ClockRun {
  from: number;
  to: number;
  bands: number[];
}

/** The runs of a day of one kind in one season. */
export interface DayRuns {
  season: Season | null;
  day: DayKind;
  runs: ClockRun[];
}

/** Returns minutes since midnight of `HH:MM`; `24:00` is 1440. */
export function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** Returns `HH:MM` of minutes since midnight. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Returns hours as ranges of minutes. Hours that end before they begin pass midnight: they are of each day's own two ends. */
function minuteRanges(hours: When['hours']): [number, number][] {
  if (hours === undefined) return [[0, MINUTES_PER_DAY]];
  return hours.flatMap(([from, to]): [number, number][] => {
    const [first, end] = [minuteOf(from), minuteOf(to)];
    return first < end
      ? [[first, end]]
      : [
          [first, MINUTES_PER_DAY],
          [0, end],
        ];
  });
}

/** Of versions that are in use: a year of bills reads the same ones dozens of times. */
const known = new WeakMap<object, WeakMap<readonly When[], DayRuns[]>>();

/**
 * Returns for each season and kind of day which bands claim which minutes of its clock. Days are by season, then by
 * kind, as `DAY_KINDS` lists them.
 */
export function weekBands(version: Pick<TariffVersion, 'seasons' | 'holidays'>, bands: readonly When[]): DayRuns[] {
  const ofVersion = known.get(version) ?? new WeakMap<readonly When[], DayRuns[]>();
  known.set(version, ofVersion);
  const found = ofVersion.get(bands) ?? computeBands(version, bands);
  ofVersion.set(bands, found);
  return found;
}

function computeBands(version: Pick<TariffVersion, 'seasons' | 'holidays'>, bands: readonly When[]): DayRuns[] {
  const seasons: (Season | null)[] = version.seasons.length > 0 ? version.seasons : [null];
  return seasons.flatMap((season) =>
    dayKindsOf(version).map((day) => {
      const claims = bands.map((band) => {
        const applies = (band.season === undefined || band.season === season?.id) && (band.days?.includes(day) ?? true);
        return applies ? minuteRanges(band.hours) : [];
      });
      return { season, day, runs: runsOf(claims) };
    }),
  );
}

function runsOf(claims: readonly [number, number][][]): ClockRun[] {
  const edges = [...new Set([0, MINUTES_PER_DAY, ...claims.flat(2)])].sort((a, b) => a - b);
  const runs: ClockRun[] = [];
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const to = edges[index + 1] ?? MINUTES_PER_DAY;
    const bands = claims.flatMap((ranges, band) =>
      ranges.some(([first, end]) => first <= from && to <= end) ? [band] : [],
    );
    const last = runs.at(-1);
    if (last && last.bands.join() === bands.join()) last.to = to;
    else runs.push({ from, to, bands });
  }
  return runs;
}
