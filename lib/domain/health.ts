import { addDays, dayStart, localDay } from './calendar';
import type { StateChange } from './device-states';

/** A day of a device: well, degraded, gone, changed or not to be told in one sign, or (empty) not there. */
export type HealthSign = '.' | '/' | 'X' | '?' | '';

/** A calendar day as a span of milliseconds, `end` excluded. */
export interface HealthDay {
  start: number;
  end: number;
}

/** What is known of a device. Instants are UTC. */
export interface DeviceHistory {
  /** The state at `asOf`, as the cloud spells it. */
  state: string | null;
  /** Oldest first. */
  changes: readonly StateChange[];
  /** When the device, or else its premise, came to be; null when nobody tells. */
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

/** The sign of one state; '?' for one nobody has heard of: it says neither that all is well nor that it is not. */
function signOf(state: string | null): HealthSign {
  return state !== null && Object.hasOwn(SIGNS, state) ? (SIGNS[state] ?? '?') : '?';
}

/** The calendar day of `asOf` in a zone and the six before it, newest first (`YYYY-MM-DD`). */
export function lastSevenDays(asOf: string, zone: string): string[] {
  const today = localDay(Date.parse(asOf), zone);
  return Array.from({ length: 7 }, (_, back) => addDays(today, -back));
}

/** When days begin and end on a zone's calendar. Worked out once for all devices of the zone. */
export function healthDays(days: readonly string[], zone: string): HealthDay[] {
  return days.map((day) => ({ start: dayStart(day, zone), end: dayStart(addDays(day, 1), zone) }));
}

/**
 * One sign for each of `days` (newest first). States are walked back from the one at `asOf` through the changes'
 * `from`: a day on which every state means the same to a person has that sign, any other '?'. A day that ends before
 * the device existed, or has not begun, has none.
 */
export function healthSigns({ state, changes, existsFrom, asOf }: DeviceHistory, days: readonly HealthDay[]) {
  const now = Date.parse(asOf);
  const born = existsFrom === null ? Number.NEGATIVE_INFINITY : Date.parse(existsFrom);
  let sign = signOf(state);
  let left = changes.length;
  /** Undoes the changes from an instant on, newest first; the signs that they lead back to. */
  const undo = (from: number): HealthSign[] => {
    const undone: HealthSign[] = [];
    for (; left > 0; left -= 1) {
      const change = changes[left - 1];
      if (!change || Date.parse(change.at) < from) break;
      sign = signOf(change.from);
      undone.push(sign);
    }
    return undone;
  };
  return days.map(({ start, end }): HealthSign => {
    if (start > now || end <= born) return '';
    undo(end);
    const atEnd = sign;
    return undo(start).every((other) => other === atEnd) ? atEnd : '?';
  });
}

/** A change with what came of it; `at` a UTC instant, states as the cloud spells them. */
export interface StateTransition extends StateChange {
  to: string | null;
}

/** What each change led to: the next one's `from`, the last one to the present state. Oldest first. */
export function stateTransitions({ state, changes }: Pick<DeviceHistory, 'state' | 'changes'>): StateTransition[] {
  return changes.map(({ at, from }, place) => {
    const next = changes[place + 1];
    return { at, from, to: next ? next.from : state };
  });
}
