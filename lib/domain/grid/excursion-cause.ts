import { lowerBound } from '../lower-bound';
import type { GridReading } from '../readings';
import type { Excursion } from './excursions';

/** Who has the trouble: the home's own wiring, or the line that its neighbours hang on too. */
export type ExcursionCause = 'home' | 'feeder' | 'unknown';

/** Neighbours to tell them apart: a median of fewer says little. */
const LEAST_NEIGHBOURS = 2;
/** The neighbours' median counts as moved with the home when it went at least half as far from its usual value. */
const MOVED_WITH = 0.5;

/** The middle value; of an even number the mean of the two in the middle; null for none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

/** Voltages of one gateway, an outage's 0 included, missing ones left out: those of some time, and their median of all. */
function voltagesOf(readings: readonly GridReading[]) {
  const told = readings.filter(({ voltageVolts }) => voltageVolts !== null);
  const times = Float64Array.from(told, ({ time }) => Date.parse(time));
  const volts = told.map(({ voltageVolts }) => voltageVolts ?? 0);
  const usual = median(volts);
  /** How far from its usual value the median of [from, to), milliseconds, lay; null where nothing was measured. */
  return (from: number, to: number): number | null => {
    const during = median(volts.slice(placeOf(times, from), placeOf(times, to)));
    return during === null || usual === null ? null : during - usual;
  };
}

/** How many of the sorted times lie before an instant. */
function placeOf(times: Float64Array, at: number): number {
  return lowerBound(times.length, (place) => (times[place] ?? 0) >= at);
}

/**
 * Tells of each excursion whether it was this home's or the feeder's: a neighbour's median during the excursion is
 * compared with its median over all its readings here, and the neighbours' median move with the home's own. Below two
 * neighbours that were heard in that time nobody can tell. Readings are sorted by time. Pure.
 */
export function excursionCauseFinder(
  own: readonly GridReading[],
  neighbours: readonly (readonly GridReading[])[],
): (excursion: Pick<Excursion, 'start' | 'end'>) => ExcursionCause {
  if (neighbours.length < LEAST_NEIGHBOURS) return () => 'unknown';
  const moveOfOwn = voltagesOf(own);
  const moveOfEach = neighbours.map(voltagesOf);
  return ({ start, end }) => {
    const [from, to] = [Date.parse(start), Date.parse(end)];
    const ownMove = moveOfOwn(from, to);
    const moves = moveOfEach.map((moveOf) => moveOf(from, to)).filter((move) => move !== null);
    const theirs = median(moves);
    if (ownMove === null || theirs === null || moves.length < LEAST_NEIGHBOURS || ownMove === 0) return 'unknown';
    return theirs / ownMove >= MOVED_WITH ? 'feeder' : 'home';
  };
}
