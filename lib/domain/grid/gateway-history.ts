import type { GridReading } from '../readings';
import type { Span } from '../series';
import { median } from '../statistics';
import { type DownsampledPoint, downsampleReadings } from './downsample-readings';
import { type ExcursionCause, excursionCauseFinder } from './excursion-cause';
import { dominantNominalVolts, type Excursion, excursionsOf, voltageStates } from './excursions';
import { DEAD_VOLTS, type GridLimits, nominalOf } from './limits';
import { slotCount } from './slots';
import { type TimeInBands, timeInBands } from './time-in-band';

/** A gateway's measurements in a range, downsampled for charts. */
export interface GatewayGridHistory {
  nominalVolts: 120 | 240;
  nominalHertz: 50 | 60;
  /** Slots of equal length. The volts of an outage are in them, as 0. */
  volts: DownsampledPoint[];
  hertz: DownsampledPoint[];
  samples: number;
  last: GridReading | null;
  inBands: TimeInBands;
  excursions: (Excursion & { cause: ExcursionCause })[];
}

/** Returns the voltage, with the little that a dead wire shows as 0; null when missing. */
function drawnVolts({ voltageVolts }: GridReading): number | null {
  return voltageVolts !== null && voltageVolts < DEAD_VOLTS ? 0 : voltageVolts;
}

/** Returns the voltage; null when missing or that of a dead wire. */
function measuredVolts({ voltageVolts }: GridReading): number | null {
  return voltageVolts !== null && voltageVolts >= DEAD_VOLTS ? voltageVolts : null;
}

/** Summarizes one gateway's `readings`, with its `neighbors`' for excursion causes. All sorted and in range. Pure. */
export function gatewayGridHistory(
  readings: readonly GridReading[],
  neighbors: readonly (readonly GridReading[])[],
  limits: GridLimits,
  range: Span,
): GatewayGridHistory {
  const slots = slotCount(range);
  const causeOf = excursionCauseFinder(readings, neighbors);
  const count50Hz = readings.filter((reading) => nominalOf(reading).hertz === 50).length;
  return {
    nominalVolts: dominantNominalVolts(readings),
    nominalHertz: count50Hz * 2 > readings.length ? 50 : 60,
    volts: downsampleReadings(readings, range, slots, drawnVolts),
    hertz: downsampleReadings(readings, range, slots, ({ frequencyHertz: hertz }) =>
      hertz !== null && hertz > 0 ? hertz : null,
    ),
    samples: readings.length,
    last: readings.at(-1) ?? null,
    inBands: timeInBands(readings, voltageStates(readings, limits)),
    excursions: excursionsOf(readings, limits).map((excursion) => ({
      ...excursion,
      cause: causeOf(excursion),
    })),
  };
}

/** Returns the neighbors' median per slot, scaled to `nominalVolts`; null where none measured. */
export function medianVolts(
  neighbors: readonly (readonly GridReading[])[],
  range: Span,
  nominalVolts: 120 | 240,
): (number | null)[] {
  const slots = slotCount(range);
  const means = neighbors.map((readings) => {
    const factor = nominalVolts / dominantNominalVolts(readings);
    return downsampleReadings(readings, range, slots, measuredVolts).map(({ mean }) =>
      mean === null ? null : mean * factor,
    );
  });
  return Array.from({ length: means[0]?.length ?? 0 }, (_, slot) =>
    median(means.flatMap((each) => (each[slot] === null || each[slot] === undefined ? [] : [each[slot]]))),
  );
}
