/** A change of state: at this UTC instant it ceased to be `from`. What came after is the next change's, or the present state. */
export interface StateChange {
  at: string;
  from: string | null;
}

/** A meter or a gateway with what is known of its states. */
export interface DeviceStates {
  device: 'meter' | 'gateway';
  id: string;
  /** The meter's type, as the cloud spells it; null for a gateway. */
  type: string | null;
  premiseId: string | null;
  createdAt: string | null;
  /** The present state, as the cloud spells it. */
  state: string | null;
  /** Oldest first, no instant twice. */
  changes: StateChange[];
}

/** Changes of several sources as one list: oldest first, each instant once; the first source named wins. Pure. */
export function joinChanges(...sources: readonly (readonly StateChange[])[]): StateChange[] {
  const byInstant = new Map<number, StateChange>();
  for (const change of sources.flat()) {
    const at = Date.parse(change.at);
    if (!byInstant.has(at)) byInstant.set(at, change);
  }
  return [...byInstant].sort(([a], [b]) => a - b).map(([, change]) => change);
}

/** What was added to a list and what went, since an instant. */
export interface ListChanges {
  list: 'premise' | 'meter' | 'gateway';
  /** How far back it can be told: the list was first seen then, or at the instant that was asked for. */
  since: string;
  added: { id: string; at: string }[];
  gone: { id: string; at: string }[];
}
