import type { StateChange } from './device-states';
import type { Gateway, Meter, Premise } from './premise';

/** A meter with what only an enterprise is told of it. */
export interface FleetMeter extends Meter {
  /** Unit of the register as the cloud spells it (`kwh`, `ccf`, `gal`, …), null where it does not tell. */
  uom: string | null;
  /** Changes of the last seven days, oldest first. */
  changes: StateChange[];
}

/** A gateway with its changes of the last seven days, oldest first. */
export interface FleetGateway extends Gateway {
  changes: StateChange[];
}

/** A premise of an enterprise with everything that is told of it. */
export interface FleetPremise extends Premise {
  meters: FleetMeter[];
  gateways: FleetGateway[];
  /** E-mail addresses of its people; null where the cloud does not (yet) know one. Empty unless they were asked for. */
  emails: (string | null)[];
}
