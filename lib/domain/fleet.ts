import type { StateChange } from './device-states';
import type { Gateway, Meter, Premise } from './premise';

/** A meter with the data that only an enterprise gets. */
export interface FleetMeter extends Meter {
  /** Unit of the register as the cloud sends it (`kwh`, `ccf`, `gal`, …), null when unknown. */
  uom: string | null;
  /** Changes of the last seven days, oldest first; null when unknown. */
  changes: StateChange[] | null;
}

/** A gateway with its changes of the last seven days, oldest first; null when unknown. */
export interface FleetGateway extends Gateway {
  changes: StateChange[] | null;
}

/** A premise of an enterprise with all its data. */
export interface FleetPremise extends Premise {
  meters: FleetMeter[];
  gateways: FleetGateway[];
  /** Email addresses of its users; null where the cloud does not know one (yet). Empty unless requested. */
  emails: (string | null)[];
}
