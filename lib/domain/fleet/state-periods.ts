import type { StateTransition } from '../health';
import { type StateHealth, stateHealth } from './rows';

/** A period in one state, in milliseconds. `state` is undefined when unknown: no list was fetched then. */
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
  /** UTC instants. Null: only the current state is known. */
  knownFrom: string | null;
  existsFrom: string | null;
}

/**
 * Returns a device's states from `from` to `to` (milliseconds), oldest first. The state before `knownFrom` is unknown;
 * time before the device existed is left out.
 */
export function statePeriods({ state, changes, knownFrom, existsFrom }: History, from: number, to: number) {
  const startMs = Math.max(from, existsFrom === null ? from : Date.parse(existsFrom));
  const known = knownFrom === null ? to : Math.min(to, Math.max(startMs, Date.parse(knownFrom)));
  const periods: StatePeriod[] = [];
  const add = (start: number, end: number, stateThen: string | null | undefined) => {
    if (end > start)
      periods.push({
        start,
        end,
        state: stateThen,
        health: stateThen === undefined ? 'other' : stateHealth(stateThen),
      });
  };
  add(startMs, known, undefined);
  const changesInside = changes.filter(({ at }) => Date.parse(at) > known && Date.parse(at) < to);
  let start = known;
  for (const { at, from: before } of changesInside) {
    add(start, Date.parse(at), before);
    start = Date.parse(at);
  }
  const next = changes.find(({ at }) => Date.parse(at) >= to);
  add(
    start,
    to,
    next ? next.from : (changesInside.at(-1)?.to ?? changes.findLast(({ at }) => Date.parse(at) <= known)?.to ?? state),
  );
  return periods;
}
