import { addDays, dayStart, localDay } from './calendar';
import type { StateChange } from './device-states';

/** Health of a device on one day: OK, degraded, down, mixed or unknown, or (empty) the device did not exist. */
export type HealthSign = '.' | '/' | 'X' | '?' | '';

/** A calendar day as a span of milliseconds, `end` excluded. */
export interface HealthDay {
  start: number;
  end: number;
}

/** States of a device. Instants are UTC. */
export interface DeviceHistory {
  /** The state at `asOf`, as the cloud sends it. */
  state: string | null;
  /** Oldest first; null when unknown. */
  changes: readonly StateChange[] | null;
  /** When the device, or else its premise, was created; null when unknown. */
  existsFrom: string | null;
  asOf: string;
}

const SIGNS: Record<string, HealthSign> = {
  active: '.',
  connected: '.',
  degraded: '/',
  down: 'X',
  disconnected: 'X',
};

/** Returns the sign of one state; '?' for an unknown one. */
function signOf(state: string | null): HealthSign {
  return state !== null && Object.hasOwn(SIGNS, state) ? (SIGNS[state] ?? '?') : '?';
}

/** Returns the calendar day of `asOf` in a zone and the six before it, newest first (`YYYY-MM-DD`). */
export function lastSevenDays(asOf: string, zone: string): string[] {
  return sevenDaysUntil(localDay(Date.parse(asOf), zone));
}

/** Returns a day and the six before it, newest first. */
export function sevenDaysUntil(day: string): string[] {
  return Array.from({ length: 7 }, (_, back) => addDays(day, -back));
}

/** Returns when days begin and end in a zone. Computed once for all devices of the zone. */
export function healthDays(days: readonly string[], zone: string): HealthDay[] {
  return days.map((day) => ({ start: dayStart(day, zone), end: dayStart(addDays(day, 1), zone) }));
}

/**
 * Returns one sign for each of `days` (newest first), going back from the state at `asOf` through the changes. A day on
 * which every state has the same sign gets that sign, any other '?'. So does every day when the changes are unknown: the
 * state at `asOf` says nothing about the hours before. Days before the device existed, and future days, get an empty sign.
 */
export function healthSigns({ state, changes, existsFrom, asOf }: DeviceHistory, days: readonly HealthDay[]) {
  const now = Date.parse(asOf);
  const createdAt = existsFrom === null ? Number.NEGATIVE_INFINITY : Date.parse(existsFrom);
  let sign = signOf(state);
  let remaining = changes?.length ?? 0;
  /** Undoes the changes since an instant, newest first. Returns the signs before them. */
  const undo = (from: number): HealthSign[] => {
    const undone: HealthSign[] = [];
    for (; remaining > 0; remaining -= 1) {
      const change = changes?.[remaining - 1];
      if (!change || Date.parse(change.at) < from) break;
      sign = signOf(change.from);
      undone.push(sign);
    }
    return undone;
  };
  return days.map(({ start, end }): HealthSign => {
    if (start > now || end <= createdAt) return '';
    if (changes === null) return '?';
    undo(end);
    const atEnd = sign;
    return undo(start).every((other) => other === atEnd) ? atEnd : '?';
  });
}

/** A change with the state after it; `at` is a UTC instant, states as the cloud sends them. */
export interface StateTransition extends StateChange {
  to: string | null;
}

/** Adds the state after each change: the next change's `from`, or the current state. Oldest first. */
export function stateTransitions({
  state,
  changes,
}: {
  state: string | null;
  changes: readonly StateChange[];
}): StateTransition[] {
  return changes.map(({ at, from }, index) => {
    const next = changes[index + 1];
    return { at, from, to: next ? next.from : state };
  });
}
