import { latestSample } from '@/sandbox/data/grid';
import {
  groupBy,
  isDown,
  isFailing,
  meaningOf,
  type TrueDevice,
  type TrueFleet,
  type TrueGateway,
  type TrueMeter,
  trueFleet,
} from './true-fleet';

/** A line of the worklist as it must be. */
export interface TrueLine {
  kind: string;
  /** The premise, or the postal code of an area. */
  place: string;
  isArea: boolean;
  sinceMs: number | null;
  premises: string[];
  gateways: string[];
  meters: string[];
  /** Flapping only: how often, and how often a day. */
  falls?: number;
  perDay?: number;
}

const HOUR_MS = 3_600_000;
const DAY_MINUTES = 1440;
const ms = (minute: number) => minute * 60_000;
const premiseIdOf = ({ premise }: TrueDevice) => premise.id;
const postalOf = ({ premise }: TrueDevice) => fiveDigits(premise.address.postalCode);
const distinct = (values: readonly string[]) => [...new Set(values)];

/** Postal codes of the United States have five digits; the sandbox leaves leading zeros out. */
export function fiveDigits(code: string | null): string | null {
  return code !== null && /^\d{3,4}$/.test(code) ? code.padStart(5, '0') : code;
}

/** Returns the lines that the worklist must have, of causes that are not gone. */
export function trueWorklist(fleet: TrueFleet): TrueLine[] {
  const { gateways, meters, premises, now } = fleet;
  const isDark = ({ sample }: TrueGateway) => sample !== null && isRecent(sample.atMs, now) && sample.volts === 0;
  const gatewaysAt = groupBy(gateways, premiseIdOf);
  const metersAt = groupBy(meters, premiseIdOf);
  const used = new Set<string>();
  const lines: TrueLine[] = [];
  /** A premise's failing meters belong to its gateways' line when none of its gateways can hear them. */
  const behind = (group: readonly TrueGateway[]) =>
    distinct(group.map(premiseIdOf)).flatMap((id) => {
      const deaf = (gatewaysAt.get(id) ?? []).every((each) => isDown(each) || isDark(each));
      const found = deaf ? (metersAt.get(id) ?? []).filter((each) => isFailing(each) && !used.has(each.id)) : [];
      for (const each of found) used.add(each.id);
      return found.map((each) => each.id);
    });
  const add = (kind: string, isArea: boolean, group: readonly TrueGateway[], sinceMs: number | null) => {
    const [first] = group;
    if (!first) return;
    const place = isArea ? (postalOf(first) ?? '') : first.premise.id;
    for (const { id } of group) used.add(id);
    const ids = group.map(({ id }) => id);
    lines.push({
      ...{ kind, place, isArea, sinceMs },
      ...{ premises: distinct(group.map(premiseIdOf)), gateways: ids, meters: behind(group) },
    });
  };

  for (const [postal, group] of groupBy(gateways.filter(isDark), postalOf)) {
    const parts = groupBy(group, premiseIdOf);
    const isArea = postal !== '' && parts.size >= 2;
    for (const part of isArea ? [group] : parts.values()) {
      add('outage', isArea, part, earliest(part.map((each) => (isFailing(each) ? lastChangeMs(each) : null))));
    }
  }
  const down = gateways.filter((each) => isDown(each) && !isDark(each));
  const downSince = (each: TrueGateway) => lastChangeMs(each) ?? each.heardMs;
  const single: TrueGateway[] = [];
  const areas: TrueGateway[][] = [];
  for (const [postal, group] of groupBy(down, postalOf)) {
    for (const together of withinAnHour(group, downSince)) {
      const isArea = postal !== '' && distinct(together.map(premiseIdOf)).length >= 3;
      if (isArea) areas.push(together);
      else single.push(...together);
    }
  }
  for (const group of areas.sort((a, b) => b.length - a.length)) {
    add('area', true, group, earliest(group.map((each) => downSince(each) ?? ms(each.created))));
  }
  for (const each of single) add('gateway', false, [each], downSince(each) ?? ms(each.created));
  for (const [premiseId, group] of groupBy(
    meters.filter((each) => isDown(each) && !used.has(each.id)),
    premiseIdOf,
  )) {
    for (const { id } of group) used.add(id);
    const sinceMs = earliest(group.map((each) => lastChangeMs(each) ?? each.heardMs ?? ms(each.created)));
    const ids = group.map(({ id }) => id);
    lines.push({
      kind: 'silent',
      place: premiseId,
      isArea: false,
      sinceMs,
      premises: [premiseId],
      gateways: [],
      meters: ids,
    });
  }
  lines.push(...voltageLines(fleet), ...flappingLines(fleet, used));
  for (const { id, created } of premises.filter(({ meters: none }) => none.length === 0)) {
    const nothing = { premises: [id], gateways: [], meters: [] };
    lines.push({ kind: 'no_meters', place: id, isArea: false, sinceMs: ms(created), ...nothing });
  }
  for (const [premiseId, group] of metersAt) {
    const indoor = group.find(({ def }) => def.type === 'water_indoor');
    const outdoor = group.find(({ def }) => def.type === 'water_outdoor');
    if (!indoor || !outdoor || indoor.perDay === null || outdoor.perDay === null) continue;
    if (outdoor.perDay < 60 || outdoor.perDay <= 2 * indoor.perDay) continue;
    const pair = { premises: [premiseId], gateways: [], meters: [indoor.id, outdoor.id] };
    const sinceMs = ms(Math.min(indoor.created, outdoor.created));
    lines.push({ kind: 'water_swap', place: premiseId, isArea: false, sinceMs, ...pair });
  }
  return lines;
}

const isRecent = (atMs: number, now: number) => ms(now) - atMs <= HOUR_MS;

function lastChangeMs({ recent }: TrueDevice): number | null {
  const last = recent.at(-1);
  return last ? ms(last.at) : null;
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

/** Returns the groups that went down within an hour of the first of them. */
function withinAnHour(group: readonly TrueGateway[], sinceOf: (each: TrueGateway) => number | null): TrueGateway[][] {
  const groups: TrueGateway[][] = group.filter((each) => sinceOf(each) === null).map((each) => [each]);
  const timed = group.filter((each) => sinceOf(each) !== null);
  for (const each of timed.sort((a, b) => (sinceOf(a) ?? 0) - (sinceOf(b) ?? 0))) {
    const last = groups.at(-1);
    const first = last?.[0] && sinceOf(last[0]);
    if (last && typeof first === 'number' && (sinceOf(each) ?? 0) - first <= HOUR_MS) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

/** Voltages outside 104 to 127 V that were outside the time before, too. */
function voltageLines({ gateways, readAt, world }: TrueFleet): TrueLine[] {
  return gateways.flatMap((gateway): TrueLine[] => {
    const sides = readAt.map((minute) => {
      const sample = latestSample(world.seed, gateway.def, minute);
      if (!sample || sample.volts === null || sample.volts < 10 || !isRecent(sample.atMs, minute)) return null;
      const volts = sample.volts > 170 ? sample.volts / 2 : sample.volts;
      const side = volts < 104 ? 'low' : volts > 127 ? 'high' : null;
      return side && { side, sample, minute };
    });
    const last = sides.at(-1);
    const begin = sides.findLastIndex((each) => each?.side !== last?.side) + 1;
    const first = sides[begin];
    if (!last || !first || last.sample.atMs - first.sample.atMs < 10 * 60_000) return [];
    const isFirstTime = !sides.slice(0, begin).some((each) => each?.side === last.side);
    const sinceMs = isFirstTime ? first.sample.atMs : ms(first.minute);
    const { id } = gateway.premise;
    const where = { kind: 'voltage', place: id, isArea: false, sinceMs };
    return [{ ...where, premises: [id], gateways: [gateway.id], meters: [] }];
  });
}

/** Devices without another line that left an OK state three times or more within a day. */
function flappingLines(fleet: TrueFleet, used: ReadonlySet<string>): TrueLine[] {
  const { now } = fleet;
  const flapping = (device: TrueDevice) => {
    const falls = device.recent.filter(({ from }) => meaningOf(from) === 'ok').map(({ at }) => at);
    if (used.has(device.id) || falls.filter((at) => now - at <= DAY_MINUTES).length < 3) return null;
    let first = falls.length - 1;
    while (first > 0 && (falls[first] ?? 0) - (falls[first - 1] ?? 0) <= DAY_MINUTES) first -= 1;
    const since = falls[first] ?? 0;
    const count = falls.length - first;
    return { since, falls: count, perDay: count / Math.max(1, (now - since) / DAY_MINUTES) };
  };
  const lineOf = (kind: 'gateways' | 'meters', group: readonly TrueDevice[], isArea: boolean, meters: TrueMeter[]) => {
    const found = group.flatMap((each) => flapping(each) ?? []);
    const [first] = group;
    const ids = group.map(({ id }) => id);
    return {
      kind: 'flapping',
      place: isArea ? (first && postalOf(first)) || '' : (first?.premise.id ?? ''),
      isArea,
      sinceMs: ms(Math.min(...found.map(({ since }) => since))),
      premises: distinct(group.map(premiseIdOf)),
      gateways: kind === 'gateways' ? ids : [],
      meters: kind === 'gateways' ? meters.map(({ id }) => id) : ids,
      falls: found.reduce((sum, { falls }) => sum + falls, 0),
      perDay: found.reduce((sum, { perDay }) => sum + perDay, 0) / found.length,
    } satisfies TrueLine;
  };
  const meters = groupBy(
    fleet.meters.filter((each) => flapping(each) !== null),
    premiseIdOf,
  );
  const takeMeters = (group: readonly TrueDevice[]) =>
    distinct(group.map(premiseIdOf)).flatMap((id) => {
      const taken = meters.get(id) ?? [];
      meters.delete(id);
      return taken;
    });
  const lines: TrueLine[] = [];
  const before = linesBefore(fleet).filter(({ kind }) => kind === 'flapping');
  for (const [postal, group] of groupBy(
    fleet.gateways.filter((each) => flapping(each) !== null),
    postalOf,
  )) {
    const isArea = postal !== '' && distinct(group.map(premiseIdOf)).length >= 3;
    for (const part of isArea ? [group] : group.map((each) => [each])) {
      lines.push(lineOf('gateways', part, isArea, takeMeters(part)));
    }
  }
  for (const group of meters.values()) lines.push(lineOf('meters', group, false, []));
  return lines.map((line) => {
    const known = before.find((each) => idOf(each) === idOf(line));
    return { ...line, sinceMs: earliest([line.sinceMs, known?.sinceMs ?? null]) };
  });
}

/** An area that flaps is the same as long as its postal code is, anything else as long as its first device is. */
const idOf = ({ isArea, place, gateways, meters }: TrueLine) => (isArea ? place : (gateways[0] ?? meters[0]));

/** Returns the worklist of the time before, when the cloud still reported older changes. */
function linesBefore({ world, readAt }: TrueFleet): TrueLine[] {
  return readAt.length > 1 ? trueWorklist(trueFleet(world, readAt.slice(0, -1))) : [];
}
