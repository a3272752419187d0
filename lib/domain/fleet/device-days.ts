import type { FleetGateway, FleetMeter, FleetPremise } from '../fleet';
import { type DeviceHistory, type HealthDay, type HealthSign, healthDays, healthSigns } from '../health';

/** A meter or a gateway with its daily health signs, newest first. */
export interface DeviceDays {
  premise: FleetPremise;
  kind: 'meter' | 'gateway';
  device: FleetMeter | FleetGateway;
  history: DeviceHistory;
  days: HealthSign[];
}

/**
 * Yields the daily signs of every device: each premise's meters, then its gateways, in the order given. `days` are
 * dates, newest first, read in the premise's own time zone. `asOf` is when the lists were fetched (UTC). A meter exists
 * from its creation, or else its premise's; a gateway exists from its premise's creation.
 */
export function* deviceDays(
  premises: Iterable<FleetPremise>,
  days: readonly string[],
  asOf: string,
): Generator<DeviceDays> {
  const calendars = new Map<string, HealthDay[]>();
  for (const premise of premises) {
    const { timezone, createdAt } = premise;
    const calendar = calendars.get(timezone) ?? healthDays(days, timezone);
    calendars.set(timezone, calendar);
    const withDays = (kind: DeviceDays['kind'], device: FleetMeter | FleetGateway, existsFrom: string | null) => {
      const history = { state: device.state, changes: device.changes, existsFrom, asOf };
      return { premise, kind, device, history, days: healthSigns(history, calendar) };
    };
    for (const meter of premise.meters) yield withDays('meter', meter, meter.createdAt ?? createdAt);
    for (const gateway of premise.gateways) yield withDays('gateway', gateway, createdAt);
  }
}
