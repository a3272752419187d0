import type { FleetGateway, FleetMeter, FleetPremise } from '../fleet';
import { type DeviceHistory, type HealthDay, type HealthSign, healthDays, healthSigns } from '../health';

/** A meter or a gateway with its signs on some days, newest first. */
export interface DeviceDays {
  premise: FleetPremise;
  kind: 'meter' | 'gateway';
  device: FleetMeter | FleetGateway;
  history: DeviceHistory;
  days: HealthSign[];
}

/**
 * Signs of every device: each premise's meters, then its gateways, in the order given. `days` are dates, newest first;
 * a date is that day on the premise's own calendar. `asOf`: the instant (UTC) that the lists tell of. A meter was
 * there from its creation on, or its premise's; a gateway is as old as its premise.
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
    const told = (kind: DeviceDays['kind'], device: FleetMeter | FleetGateway, existsFrom: string | null) => {
      const history = { state: device.state, changes: device.changes, existsFrom, asOf };
      return { premise, kind, device, history, days: healthSigns(history, calendar) };
    };
    for (const meter of premise.meters) yield told('meter', meter, meter.createdAt ?? createdAt);
    for (const gateway of premise.gateways) yield told('gateway', gateway, createdAt);
  }
}
