import type { GridReading } from '../readings';
import type { Span } from '../series';
import { type DownsampledPoint, downsampleReadings } from './downsample-readings';
import { type ExcursionCause, excursionCauseFinder, median } from './excursion-cause';
import { dominantNominalVolts, type Excursion, excursionsOf, voltageStates } from './excursions';
import { type GridLimits, nominalOf } from './limits';
import { slotCount } from './slots';
import { type TimeInBands, timeInBands } from './time-in-band';

/** What a gateway measured in a range, as much of it as is drawn and told. */
export interface GatewayGridHistory {
  nominalVolts: 120 | 240;
  nominalHertz: 50 | 60;
  /** Slots of equal length; an outage's 0 stays out of both. */
  volts: DownsampledPoint[];
  hertz: DownsampledPoint[];
  samples: number;
  last: GridReading | null;
  inBands: TimeInBands;
  excursions: (Excursion & { cause: ExcursionCause })[];
}

/** A voltage that was measured: neither missing nor that of a dead wire. */
function measuredVolts({ voltageVolts }: GridReading): number | null {
  return voltageVolts !== null && voltageVolts >= 10 ? voltageVolts : null;
}

/** `readings` of one gateway and `neighbours`' of theirs, each sorted by time, all within the range. Pure. */
export function gatewayGridHistory(
  readings: readonly GridReading[],
  neighbours: readonly (readonly GridReading[])[],
  limits: GridLimits,
  range: Span,
): GatewayGridHistory {
  const slots = slotCount(range);
  const causeOf = excursionCauseFinder(readings, neighbours);
  const fifty = readings.filter((reading) => nominalOf(reading).hertz === 50).length;
  return {
    nominalVolts: dominantNominalVolts(readings),
    nominalHertz: fifty * 2 > readings.length ? 50 : 60,
    volts: downsampleReadings(readings, range, slots, measuredVolts),
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

/** The neighbours' median in each slot, in volts of `nominalVolts`; null where none of them measured. */
export function medianVolts(
  neighbours: readonly (readonly GridReading[])[],
  range: Span,
  nominalVolts: 120 | 240,
): (number | null)[] {
  const slots = slotCount(range);
  const means = neighbours.map((readings) => {
    const times = nominalVolts / dominantNominalVolts(readings);
    return downsampleReadings(readings, range, slots, measuredVolts).map(({ mean }) =>
      mean === null ? null : mean * times,
    );
  });
  return Array.from({ length: means[0]?.length ?? 0 }, (_, at) =>
    median(means.flatMap((each) => (each[at] === null || each[at] === undefined ? [] : [each[at]]))),
  );
}
