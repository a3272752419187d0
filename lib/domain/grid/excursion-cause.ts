import { lowerBound } from '../lower-bound';
import type { GridReading } from '../readings';
import { median } from '../statistics';
import type { Excursion } from './excursions';

/** Where an excursion originates: the home's own wiring, or the feeder that its neighbors share. */
export type ExcursionCause = 'home' | 'feeder' | 'unknown';

/** A median of fewer neighbors means little. */
const MIN_NEIGHBORS = 2;
/** The neighbors moved with the home when their median deviation is at least this fraction of the home's. */
const FEEDER_RATIO = 0.5;

/**
 * Returns a function for how far the median voltage of [from, to) (milliseconds) deviates from the median of all
 * readings; null where nothing was measured. Outages count as 0 V.
 */
function voltageDeviation(readings: readonly GridReading[]) {
  const measured = readings.filter(({ voltageVolts }) => voltageVolts !== null);
  const times = Float64Array.from(measured, ({ time }) => Date.parse(time));
  const volts = measured.map(({ voltageVolts }) => voltageVolts ?? 0);
  const overall = median(volts);
  return (from: number, to: number): number | null => {
    const during = median(volts.slice(indexAtOrAfter(times, from), indexAtOrAfter(times, to)));
    return during === null || overall === null ? null : during - overall;
  };
}

/** Returns the index of the first sorted time at or after an instant. */
function indexAtOrAfter(times: Float64Array, at: number): number {
  return lowerBound(times.length, (index) => (times[index] ?? 0) >= at);
}

/**
 * Returns a function that tells whether an excursion was the home's or the feeder's. It compares each gateway's median
 * during the excursion with its median over all readings, and the neighbors' median deviation with the home's. With
 * fewer than two neighbors heard in that time the cause is 'unknown'. Readings are sorted by time. Pure.
 */
export function excursionCauseFinder(
  own: readonly GridReading[],
  neighbors: readonly (readonly GridReading[])[],
): (excursion: Pick<Excursion, 'start' | 'end'>) => ExcursionCause {
  if (neighbors.length < MIN_NEIGHBORS) return () => 'unknown';
  const ownDeviation = voltageDeviation(own);
  const neighborDeviations = neighbors.map(voltageDeviation);
  return ({ start, end }) => {
    const [from, to] = [Date.parse(start), Date.parse(end)];
    const ownChange = ownDeviation(from, to);
    const deviations = neighborDeviations.map((deviation) => deviation(from, to)).filter((change) => change !== null);
    const neighborMedian = median(deviations);
    if (ownChange === null || neighborMedian === null || deviations.length < MIN_NEIGHBORS || ownChange === 0)
      return 'unknown';
    return neighborMedian / ownChange >= FEEDER_RATIO ? 'feeder' : 'home';
  };
}
