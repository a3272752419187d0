import type { z } from 'zod';
import type { LiveReading } from '@/lib/domain/premise';
import type { GridReading, LatestReading } from '@/lib/domain/readings';
import type { wireBulk, wireGridRows, wireInstantAnswer } from './wire-readings';

/** Returns the current rates of a premise's meters, from `instant`. */
export function toLiveReadings({ results }: z.output<typeof wireInstantAnswer>): LiveReading[] {
  return results.map(({ id, type, instant_power, updated_at }) => ({
    meterId: id,
    type: type ?? 'unknown',
    rate: instant_power,
    at: updated_at,
  }));
}

/** Returns the latest register of each meter, from `bulk`. */
export function toBulkReadings({ results }: z.output<typeof wireBulk>): LatestReading[] {
  return results.map(({ meter_id, meter_type, value, timestamp }) => ({
    meterId: meter_id,
    type: meter_type ?? 'unknown',
    value,
    at: timestamp,
  }));
}

export function toGridReadings(rows: z.output<typeof wireGridRows>): GridReading[] {
  return rows.map(({ hw_timestamp, premise_id, gateway_id, voltage, frequency }) => ({
    time: hw_timestamp,
    premiseId: premise_id,
    gatewayId: gateway_id,
    voltageVolts: voltage,
    frequencyHertz: frequency,
  }));
}
