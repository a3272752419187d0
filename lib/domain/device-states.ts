/** A change of state: `from` ended at this UTC instant. The state after it is the `from` of the next change, or the current state. */
export interface StateChange {
  at: string;
  from: string | null;
}

/** A meter or a gateway with its state history. */
export interface DeviceStates {
  device: 'meter' | 'gateway';
  id: string;
  /** The meter's type, as the cloud sends it; null for a gateway. */
  type: string | null;
  premiseId: string | null;
  createdAt: string | null;
  /** The current state, as the cloud sends it. */
  state: string | null;
  /** Oldest first, no two at the same instant; null when none were reported or seen, and so they are unknown. */
  changes: StateChange[] | null;
}

/** Merges changes of several sources, oldest first. For two at the same instant the earlier source is used. Pure. */
export function joinChanges(...sources: readonly (readonly StateChange[])[]): StateChange[] {
  const byInstant = new Map<number, StateChange>();
  for (const change of sources.flat()) {
    const at = Date.parse(change.at);
    if (!byInstant.has(at)) byInstant.set(at, change);
  }
  return [...byInstant].sort(([a], [b]) => a - b).map(([, change]) => change);
}

/** What was added to a list and removed from it since an instant. */
export interface ListChanges {
  list: 'premise' | 'meter' | 'gateway';
  /** How far back changes are known: since the list was first seen, or since the requested instant. */
  since: string;
  added: { id: string; at: string }[];
  gone: { id: string; at: string }[];
}

const STATE_LABELS: Record<string, string> = {
  connected: 'Connected',
  active: 'Active',
  degraded: 'Degraded',
  disconnected: 'Disconnected',
  down: 'Down',
};

/** Returns a state as it is written on pages; an unknown one as the cloud spells it. */
export function stateLabel(state: string | null): string {
  if (state === null || state === '') return 'State unknown';
  return Object.hasOwn(STATE_LABELS, state) ? (STATE_LABELS[state] ?? state) : state;
}
