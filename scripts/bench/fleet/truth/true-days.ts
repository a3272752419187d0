import { dateOfDay, localDayNumber, localDayStart, type Zone } from '@/sandbox/data/zones';
import { meaningOf, stateAt, type TrueDevice, type TrueFleet } from './true-fleet';

const DAY_MINUTES = 1440;
const WEEK = 7 * DAY_MINUTES;

/** Returns the zone of most premises, in which days are counted. */
export function commonZoneOf({ premises }: TrueFleet): Zone {
  const counts = new Map<Zone, number>();
  for (const { zone } of premises) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, others]) => others - many || (a < b ? -1 : 1))[0]?.[0] ?? 'America/Denver';
}

/** Returns a day as YYYY-MM-DD. */
export function dayText(day: number): string {
  const { year, month, date } = dateOfDay(day);
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}

/** When state changes begin to be known: the cloud reports those of seven days. */
export const knownFromOf = ({ readAt }: TrueFleet) => (readAt[0] ?? 0) - WEEK;

/** Returns the states that a device had within [from, to), with their minutes. */
function partsOf(device: TrueDevice, from: number, to: number): { state: string; from: number; to: number }[] {
  const begin = Math.max(from, device.created);
  if (begin >= to) return [];
  const inside = device.changes.filter(({ at }) => at > begin && at < to);
  const starts = [begin, ...inside.map(({ at }) => at)];
  return starts.map((start, index) => ({
    state: stateAt(device, start),
    from: start,
    to: starts[index + 1] ?? to,
  }));
}

/** Returns a device's sign for a day of its own zone: `.` OK, `/` degraded, `X` down, `?` several or unknown. */
export function trueSign(device: TrueDevice, day: number, { now }: TrueFleet, knownFrom: number): string {
  const { zone } = device.premise;
  const [from, to] = [localDayStart(zone, day), localDayStart(zone, day + 1)];
  if (from > now || to <= device.created) return '';
  if (from < knownFrom) return '?';
  // A state that ended at midnight counts for the day that it ended on, too.
  const changed = device.changes.filter(({ at }) => at >= from && at < to);
  const states =
    changed.length > 0 ? changed.flatMap((each) => [each.from, each.to]) : [stateAt(device, Math.min(from, now))];
  const signs = new Set(states.map((state) => ({ ok: '.', degraded: '/', down: 'X', other: '?' })[meaningOf(state)]));
  return signs.size === 1 ? ([...signs][0] ?? '?') : '?';
}

/** Minutes up and down, and how often devices went down, within [from, to). */
export interface TrueUptime {
  up: number;
  down: number;
  failures: number;
}

/** Adds up some devices. A device counts from its creation. */
export function trueUptime(devices: readonly TrueDevice[], spanOf: (device: TrueDevice) => [from: number, to: number]) {
  const sum: TrueUptime = { up: 0, down: 0, failures: 0 };
  for (const device of devices) {
    const [from, to] = spanOf(device);
    for (const part of partsOf(device, from, to)) {
      const meaning = meaningOf(part.state);
      if (meaning === 'down') sum.down += part.to - part.from;
      if (meaning === 'ok' || meaning === 'degraded') sum.up += part.to - part.from;
    }
    const begin = Math.max(from, device.created);
    sum.failures += device.changes.filter(
      (change) =>
        change.at > begin &&
        change.at <= to &&
        meaningOf(change.to) === 'down' &&
        ['ok', 'degraded'].includes(meaningOf(change.from)),
    ).length;
  }
  return sum;
}

/** Returns how many devices were in trouble on each day since changes are known, each once a day as its worst. */
export function trueTrend(fleet: TrueFleet) {
  const zone = commonZoneOf(fleet);
  const knownFrom = knownFromOf(fleet);
  const last = localDayNumber(zone, fleet.now);
  const trend = {
    days: [] as string[],
    gatewaysDown: [] as number[],
    metersOffline: [] as number[],
    degraded: [] as number[],
  };
  for (let day = localDayNumber(zone, knownFrom); day <= last; day += 1) {
    const from = Math.max(knownFrom, localDayStart(zone, day));
    const to = Math.min(fleet.now, localDayStart(zone, day + 1));
    const worst = (device: TrueDevice) => {
      const meanings = partsOf(device, from, to).map(({ state }) => meaningOf(state));
      return meanings.includes('down') ? 'down' : meanings.includes('degraded') ? 'degraded' : 'ok';
    };
    const gateways = fleet.gateways.map(worst);
    const meters = fleet.meters.map(worst);
    trend.days.push(dayText(day));
    trend.gatewaysDown.push(gateways.filter((each) => each === 'down').length);
    trend.metersOffline.push(meters.filter((each) => each === 'down').length);
    trend.degraded.push([...gateways, ...meters].filter((each) => each === 'degraded').length);
  }
  return trend;
}

/** Returns what the gateways that got a new firmware did in the month before that was seen, and since. */
export function trueRollouts(fleet: TrueFleet) {
  const { readAt, now } = fleet;
  const updated = fleet.gateways.flatMap((gateway) => {
    const { update } = gateway.def;
    const seen = update && readAt.find((minute) => minute >= update.at);
    return update && seen !== undefined && seen !== readAt[0] ? [{ gateway, seen, firmware: update.firmware }] : [];
  });
  if (updated.length === 0) return [];
  const seenAt = new Map(updated.map(({ gateway, seen }) => [gateway.id, seen]));
  const devices = updated.map(({ gateway }) => gateway);
  const seenOf = ({ id }: TrueDevice) => seenAt.get(id) ?? now;
  const month = 30 * DAY_MINUTES;
  const times = updated.map(({ seen }) => seen);
  return [
    {
      firmware: updated[0]?.firmware ?? '',
      gateways: updated.length,
      first: Math.min(...times) * 60_000,
      last: Math.max(...times) * 60_000,
      before: trueUptime(devices, (each) => [Math.max(knownFromOf(fleet), seenOf(each) - month), seenOf(each)]),
      after: trueUptime(devices, (each) => [seenOf(each), Math.min(now, seenOf(each) + month)]),
    },
  ];
}
