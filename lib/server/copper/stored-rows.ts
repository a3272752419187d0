import { toInstantText } from '@/lib/domain/instant-text';
import { emptyPoints, numberOrNull, type PointColumns } from '@/lib/domain/point-columns';
import type { GridReading, RegisterReadingAt } from '@/lib/domain/readings';
import type { Resource } from '@/lib/domain/resource';
import { numbersOf, rowTimes, textsOf } from './row-fields';
import type { RowTable } from './row-table';

/** Returns the points of a series in stored rows. Readings have only times. Throws for rows that are not of this kind. */
export function storedPoints(kind: Resource, table: RowTable): PointColumns {
  const times = validTimes(kind, table);
  if (kind === 'readings' || kind === 'grid') {
    for (const name of kind === 'grid' ? ['voltage', 'frequency'] : ['value', 'actual']) numbersOf(table, name);
    for (const name of kind === 'grid' ? ['premise_id', 'gateway_id'] : []) textsOf(table, name);
    return emptyPoints(times);
  }
  const rate = numbersOf(table, 'power');
  if (kind !== 'usage') return { ...emptyPoints(times), value: numbersOf(table, 'energy'), rate };
  const [value, register] = [numbersOf(table, 'usage'), numbersOf(table, 'value')];
  return { times, value, rate, register, actual: numbersOf(table, 'actual') };
}

/** Returns the register readings in stored rows. */
export function storedRegisterReadings(table: RowTable): RegisterReadingAt[] {
  const times = validTimes('readings', table);
  const [value, actual] = [numbersOf(table, 'value'), numbersOf(table, 'actual')];
  const readings: RegisterReadingAt[] = [];
  times.forEach((at, index) => {
    readings.push({ time: toInstantText(at), value: numberOrNull(value[index]), actual: numberOrNull(actual[index]) });
  });
  return readings;
}

/** Returns a gateway's measurements in stored rows. */
export function storedGridReadings(table: RowTable): GridReading[] {
  const times = validTimes('grid', table);
  const [premiseIds, gatewayIds] = [textsOf(table, 'premise_id'), textsOf(table, 'gateway_id')];
  const [volts, hertz] = [numbersOf(table, 'voltage'), numbersOf(table, 'frequency')];
  const readings: GridReading[] = [];
  times.forEach((at, index) => {
    readings.push({
      time: toInstantText(at),
      premiseId: premiseIds[index] ?? null,
      gatewayId: gatewayIds[index] ?? null,
      voltageVolts: numberOrNull(volts[index]),
      frequencyHertz: numberOrNull(hertz[index]),
    });
  });
  return readings;
}

function validTimes(kind: Resource, table: RowTable): Float64Array {
  const times = rowTimes(table, kind);
  if (times.some(Number.isNaN)) throw new Error('a row without a valid time');
  return times;
}
