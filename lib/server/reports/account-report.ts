import type { Meter, Premise, RegisterReading } from '@/lib/domain/premise';
import type { CsvColumn } from './csv';
import { timeWriter } from './time-text';

/** A meter of the signed-in person with the last reading of its register. */
export interface AccountRow {
  premise: Premise;
  meter: Meter;
  reading: RegisterReading | null;
}

/** One row a meter, in the order of the account. `readings`, by meter id, stand in where the list itself has none. */
export function* accountRows(
  premises: readonly Premise[],
  readings: ReadonlyMap<string, RegisterReading> = new Map(),
): Generator<AccountRow> {
  for (const premise of premises) {
    for (const meter of premise.meters) {
      yield { premise, meter, reading: meter.latest ?? readings.get(meter.id) ?? null };
    }
  }
}

/** Columns of the `account` CSV. Times are the premise's, always with their offset: premises may differ in zone. */
export function accountColumns(): CsvColumn<AccountRow>[] {
  return [
    { head: 'Premise Name', cell: ({ premise }) => premise.name },
    { head: 'Meter ID', cell: ({ meter }) => meter.id },
    { head: 'Meter Type', cell: ({ meter }) => meter.type },
    { head: 'Current Value', cell: ({ reading }) => reading?.value },
    {
      head: 'Time Received',
      cell: ({ premise, reading }) => (reading?.at ? timeWriter(premise.timezone, 'offset')(reading.at) : null),
    },
  ];
}
