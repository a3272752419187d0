import { addDays, dayStart, localDay } from '../calendar';
import type { DeviceStates } from '../device-states';
import { forEachInSlices, type Slices } from '../slices';
import { stateHealth } from './rows';

/** Devices in trouble at some time of each day. A device counts once a day, as what was worst. */
export interface FleetTrend {
  /** Dates, oldest first. */
  days: string[];
  gatewaysDown: number[];
  metersOffline: number[];
  degraded: number[];
}

/** Devices processed per slice: each has several changes. */
const DEVICES_PER_SLICE = 500;

/**
 * Counts a fleet's devices in trouble on each day from `from` (milliseconds) to `asOf`, by the calendar of `zone`, from
 * their states now and the changes before.
 */
export function* fleetTrend(
  devices: readonly DeviceStates[],
  { from, asOf, zone }: { from: number; asOf: number; zone: string },
): Slices<FleetTrend> {
  const days: string[] = [];
  for (let day = localDay(from, zone); day <= localDay(asOf, zone); day = addDays(day, 1)) days.push(day);
  const starts = days.map((day) => dayStart(day, zone));
  const zeros = () => days.map(() => 0);
  const trend: FleetTrend = { days, gatewaysDown: zeros(), metersOffline: zeros(), degraded: zeros() };
  yield* forEachInSlices(
    devices,
    (device) => {
      if (device.changes === null) return;
      const down = device.device === 'gateway' ? trend.gatewaysDown : trend.metersOffline;
      for (const [index, health] of worstPerDay(device, starts, from, asOf)) {
        const counts = health === 'bad' ? down : trend.degraded;
        counts[index] = (counts[index] ?? 0) + 1;
      }
    },
    DEVICES_PER_SLICE,
  );
  return trend;
}

/** Returns the days on which a device was down or degraded, by their index. */
function worstPerDay(
  { state, changes, createdAt }: DeviceStates,
  starts: readonly number[],
  from: number,
  asOf: number,
) {
  const worst = new Map<number, 'bad' | 'watch'>();
  const begin = Math.max(from, createdAt === null ? from : Date.parse(createdAt));
  let until = asOf;
  let health = stateHealth(state);
  const mark = (start: number) => {
    if (health !== 'bad' && health !== 'watch') return;
    for (let index = starts.length - 1; index >= 0; index -= 1) {
      const dayBegins = starts[index] ?? 0;
      if (dayBegins >= until) continue;
      if (worst.get(index) !== 'bad') worst.set(index, health);
      if (dayBegins <= start) break;
    }
  };
  for (const { at, from: before } of [...(changes ?? [])].reverse()) {
    const time = Date.parse(at);
    if (time <= begin) break;
    // A change at the very end is undone, too.
    if (time < until) {
      mark(time);
      until = time;
    }
    health = stateHealth(before);
  }
  if (until > begin) mark(begin);
  return worst;
}
