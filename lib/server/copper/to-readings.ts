import type { z } from 'zod';
import type { LiveReading } from '@/lib/domain/premise';
import type { wireBulk, wireGatewayHistories, wireGridRows, wireInstantAnswer, wireRegister } from './wire-readings';

/** Current rates of a premise's meters, as `instant` tells them. */
export function toLiveReadings({ results }: z.output<typeof wireInstantAnswer>): LiveReading[] {
  return results.map(({ id, type, instant_power, updated_at }) => ({
    meterId: id,
    type: type ?? 'unknown',
    rate: instant_power,
    at: updated_at,
  }));
}

/** A meter's register as last heard; `value` in the meter's unit, `at` a UTC instant. */
export interface BulkReading {
  meterId: string;
  type: string;
  value: number | null;
  at: string | null;
}

export function toBulkReadings({ results }: z.output<typeof wireBulk>): BulkReading[] {
  return results.map(({ meter_id, meter_type, value, timestamp }) => ({
    meterId: meter_id,
    type: meter_type ?? 'unknown',
    value,
    at: timestamp,
  }));
}

/** What a gateway measured of the grid at an instant. */
export interface GridReading {
  at: string;
  premiseId: string | null;
  gatewayId: string | null;
  voltageVolts: number | null;
  frequencyHertz: number | null;
}

export function toGridReadings(rows: z.output<typeof wireGridRows>): GridReading[] {
  return rows.map(({ hw_timestamp, premise_id, gateway_id, voltage, frequency }) => ({
    at: hw_timestamp,
    premiseId: premise_id,
    gatewayId: gateway_id,
    voltageVolts: voltage,
    frequencyHertz: frequency,
  }));
}

/** A reading of a meter's register: `value` in its unit, `actual` the coarser integer register. */
export interface RegisterRow {
  time: string;
  value: number | null;
  actual: number | null;
}

export function toRegisterRows({ results }: z.output<typeof wireRegister>): RegisterRow[] {
  return results.map(({ time, value, actual }) => ({ time, value, actual }));
}

/** State changes of a gateway; not sorted, as sent. */
export interface GatewayHistory {
  gatewayId: string;
  changes: { at: string | null; from: string | null }[];
}

export function toGatewayHistories(rows: z.output<typeof wireGatewayHistories>): GatewayHistory[] {
  return rows.map(({ id, history }) => ({
    gatewayId: id,
    changes: history.map(({ timestamp, from }) => ({ at: timestamp, from })),
  }));
}
