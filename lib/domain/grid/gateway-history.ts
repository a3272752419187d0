import type { GridReading } from '../readings';
import type { Span } from '../series';
import { type Excursion, excursionsOf, usualNominalVolts, voltageStates } from './excursions';
import { causesAmong, type ExcursionCause, median } from './feeder';
import { type GridLimits, nominalOf } from './limits';
import { slotCount } from './slots';
import { type ThinnedPoint, thinReadings } from './thin-readings';
import { type TimeInBands, timeInBands } from './time-in-band';

/** What a gateway measured in a range, as much of it as is drawn and told. */
export interface GatewayHistory {
  nominalVolts: 120 | 240;
  nominalHertz: 50 | 60;
  /** Slots of equal length; an outage's 0 stays out of both. */
  volts: ThinnedPoint[];
  hertz: ThinnedPoint[];
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
export function gatewayHistory(
  readings: readonly GridReading[],
  neighbours: readonly (readonly GridReading[])[],
  limits: GridLimits,
  range: Span,
): GatewayHistory {
  const slots = slotCount(range);
  const causeOf = causesAmong(readings, neighbours);
  const fifty = readings.filter((reading) => nominalOf(reading).hertz === 50).length;
  return {
    nominalVolts: usualNominalVolts(readings),
    nominalHertz: fifty * 2 > readings.length ? 50 : 60,
    volts: thinReadings(readings, range, slots, measuredVolts),
    hertz: thinReadings(readings, range, slots, ({ frequencyHertz: hertz }) =>
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
    const times = nominalVolts / usualNominalVolts(readings);
    return thinReadings(readings, range, slots, measuredVolts).map(({ mean }) => (mean === null ? null : mean * times));
  });
  return Array.from({ length: means[0]?.length ?? 0 }, (_, at) =>
    median(means.flatMap((each) => (each[at] === null || each[at] === undefined ? [] : [each[at]]))),
  );
}
