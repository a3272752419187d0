import type { StateTransition } from '../health';
import { type StateHealth, stateHealth } from './rows';

/** A stretch of time in one state; milliseconds. `state` undefined: not known, since nobody was asked then. */
export interface StatePeriod {
  start: number;
  end: number;
  state: string | null | undefined;
  health: StateHealth;
}

interface History {
  state: string | null;
  /** Oldest first. */
  changes: readonly StateTransition[];
  /** UTC instants. */
  knownFrom: string;
  existsFrom: string | null;
}

/**
 * The states of a device from `from` to `to` (milliseconds), one after another, the oldest first. What lies before
 * `knownFrom` is not known; what lies before the device existed is left out.
 */
export function statePeriods({ state, changes, knownFrom, existsFrom }: History, from: number, to: number) {
  const begin = Math.max(from, existsFrom === null ? from : Date.parse(existsFrom));
  const known = Math.min(to, Math.max(begin, Date.parse(knownFrom)));
  const found: StatePeriod[] = [];
  const add = (start: number, end: number, one: string | null | undefined) => {
    if (end > start) found.push({ start, end, state: one, health: one === undefined ? 'other' : stateHealth(one) });
  };
  add(begin, known, undefined);
  const inside = changes.filter(({ at }) => Date.parse(at) > known && Date.parse(at) < to);
  let start = known;
  for (const { at, from: before } of inside) {
    add(start, Date.parse(at), before);
    start = Date.parse(at);
  }
  const next = changes.find(({ at }) => Date.parse(at) >= to);
  add(
    start,
    to,
    next ? next.from : (inside.at(-1)?.to ?? changes.findLast(({ at }) => Date.parse(at) <= known)?.to ?? state),
  );
  return found;
}
