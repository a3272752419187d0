import { commonZone } from '../common-zone';
import type { StateChange } from '../device-states';
import type { FleetPremise } from '../fleet';
import { type HealthSign, healthDays, lastSevenDays, sevenDaysUntil, stateTransitions } from '../health';
import { forEachIndexInSlices, type Slices } from '../slices';
import { type DeviceDays, deviceDays } from './device-days';
import { locationOf } from './flatten';
import type { HealthRow } from './health-table';
import type { FleetLocation } from './rows';
import {
  addUptime,
  hasKnownTime,
  hoursBetweenFailures,
  hoursToRepair,
  type UptimeTotals,
  uptimeBetween,
  uptimeShare,
  ZERO_UPTIME,
} from './uptime';

const HOUR_MS = 3_600_000;
/** Devices processed per slice. */
const DEVICES_PER_SLICE = 500;

/** Devices with something in common, and their uptime over the seven days. */
export interface Cohort {
  value: string;
  devices: number;
  /** Devices whose states are known for a part of the time. The next four are of these; null when there are none. */
  known: number;
  /** Devices that went down at least once, or were down. */
  failing: number | null;
  failures: number | null;
  uptime: number | null;
  /** Null without failures, too. */
  hoursBetweenFailures: number | null;
  hoursToRepair: number | null;
}

/** A fleet's health over seven days. */
export interface FleetHealth {
  /** Dates, newest first, read in each premise's own time zone. */
  days: string[];
  /** Grouped by premise, longest down first; gateways before meters. */
  rows: HealthRow[];
  all: Cohort;
  types: Cohort[];
  models: Cohort[];
  firmwares: Cohort[];
}

interface DeviceEntry extends DeviceDays {
  span: WeekSpan;
  totals: UptimeTotals;
}

/** A week in one zone, in milliseconds. `end` is null for a week that is not over. */
interface WeekSpan {
  start: number;
  end: number | null;
  /** How many of its first days are not known. */
  unknownDays: number;
}

/** A week in the past. */
export interface PastWeek {
  /** Its last day. */
  until: string;
  /** From when on state changes are complete, in milliseconds. Nothing is known of the time before. */
  knownFrom: number;
}

/**
 * Computes seven days of health of every device, by the rules of the health report: the last ones, or those of a week in
 * the past, for which the devices need their changes since. Pure.
 */
export function* fleetHealth(
  premises: readonly FleetPremise[],
  asOf: string,
  past: PastWeek | null = null,
): Slices<FleetHealth> {
  const days = past === null ? lastSevenDays(asOf, commonZone(premises)) : sevenDaysUntil(past.until);
  const spans = new Map<string, WeekSpan>();
  const groups = new Map<string, DeviceEntry[]>();
  const devices: DeviceEntry[] = [];
  const pooled = createWeekPool();
  for (const each of deviceDays(premises, days, asOf)) {
    if (devices.length % DEVICES_PER_SLICE === DEVICES_PER_SLICE - 1) yield;
    const { id, timezone } = each.premise;
    const span = spans.get(timezone) ?? weekSpan(days, timezone, past);
    spans.set(timezone, span);
    const { premise, kind, device, history } = each;
    const signs = span.unknownDays === 0 ? each.days : withUnknownDays(each.days, span.unknownDays);
    const entry = {
      premise,
      kind,
      device,
      history,
      span,
      days: pooled(signs),
      totals: uptimeBetween(history, span.start, span.end ?? Number.POSITIVE_INFINITY),
    };
    devices.push(entry);
    const group = groups.get(id);
    if (group) group.push(entry);
    else groups.set(id, [entry]);
  }
  const gateways = devices.filter(({ kind }) => kind === 'gateway');
  yield;
  const worst = worstFirst([...groups.values()]);
  const rows: HealthRow[] = [];
  yield* forEachIndexInSlices(worst.length, (index) => rows.push(...rowsOf(worst[index] ?? [])));
  return {
    days,
    rows,
    all: cohortOf('all', devices),
    types: cohortsOf(devices, typeOf),
    models: cohortsOf(gateways, ({ device }) => ('model' in device ? device.model : null)),
    firmwares: cohortsOf(gateways, ({ device }) => ('firmware' in device ? device.firmware : null)),
  };
}

function weekSpan(days: readonly string[], zone: string, past: PastWeek | null): WeekSpan {
  const spans = healthDays(days, zone);
  const start = spans.at(-1)?.start ?? 0;
  if (past === null) return { start, end: null, unknownDays: 0 };
  const unknownDays = spans.filter((day) => day.start < past.knownFrom).length;
  return { start: Math.max(start, past.knownFrom), end: spans[0]?.end ?? null, unknownDays };
}

function withUnknownDays(signs: readonly HealthSign[], count: number): HealthSign[] {
  return signs.map((sign, index) => (sign !== '' && index >= signs.length - count ? '?' : sign));
}

/** Returns a function that shares entry array between equal weeks: few weeks differ. */
function createWeekPool(): (days: HealthSign[]) => HealthSign[] {
  const known = new Map<string, HealthSign[]>();
  return (days) => {
    const name = days.join();
    const same = known.get(name) ?? days;
    known.set(name, same);
    return same;
  };
}

/** Sorts premises by time down, then failures, then degraded or changed days. */
function worstFirst(groups: DeviceEntry[][]): DeviceEntry[][] {
  const ranked = groups.map((group) => ({
    group: group.sort((a, b) => Number(b.kind === 'gateway') - Number(a.kind === 'gateway')),
    all: group.reduce((sum, { totals }) => addUptime(sum, totals), ZERO_UPTIME),
    notOkDays: group.reduce((sum, { days }) => sum + days.filter((sign) => sign === '/' || sign === '?').length, 0),
  }));
  ranked.sort((a, b) => b.all.downMs - a.all.downMs || b.all.failures - a.all.failures || b.notOkDays - a.notOkDays);
  return ranked.map(({ group }) => group);
}

function typeOf({ device }: DeviceEntry): string {
  return 'type' in device ? device.type : 'gateway';
}

/** Returns the rows of entry premise. */
function rowsOf(group: readonly DeviceEntry[]): HealthRow[] {
  const [first] = group;
  if (!first) return [];
  const location = locationOf(first.premise);
  return group.map((entry) => rowOf(entry, location));
}

function rowOf(entry: DeviceEntry, location: FleetLocation): HealthRow {
  const { device, days, totals } = entry;
  // Fields are listed instead of spread: with this many fields a spread is many times slower for 80,000 rows.
  return {
    premiseId: location.premiseId,
    premise: location.premise,
    address: location.address,
    city: location.city,
    region: location.region,
    postalCode: location.postalCode,
    tags: location.tags,
    timezone: location.timezone,
    id: device.id,
    type: typeOf(entry),
    state: device.state,
    heard: 'latest' in device ? (device.latest?.at ?? null) : device.lastHeard,
    model: 'model' in device ? device.model : null,
    firmware: 'firmware' in device ? device.firmware : null,
    days,
    changes: device.changes && weekChanges(device.state, device.changes, entry.span),
    uptime: uptimeShare(totals),
    failures: hasKnownTime(totals) ? totals.failures : null,
    hoursBetweenFailures: hoursBetweenFailures(totals),
    downHours: hasKnownTime(totals) ? totals.downMs / HOUR_MS : null,
  };
}

function weekChanges(state: string | null, changes: readonly StateChange[], { start, end }: WeekSpan) {
  const all = stateTransitions({ state, changes });
  if (end === null) return all;
  return all.filter(({ at }) => Date.parse(at) >= start && Date.parse(at) < end);
}

/** Groups devices by a value, largest group first. Devices without a value are left out. */
function cohortsOf(devices: readonly DeviceEntry[], cohortValueOf: (entry: DeviceEntry) => string | null): Cohort[] {
  const groups = new Map<string, DeviceEntry[]>();
  for (const entry of devices) {
    const value = cohortValueOf(entry);
    if (value === null) continue;
    const group = groups.get(value);
    if (group) group.push(entry);
    else groups.set(value, [entry]);
  }
  return [...groups].map(([value, group]) => cohortOf(value, group)).sort((a, b) => b.devices - a.devices);
}

function cohortOf(value: string, devices: readonly DeviceEntry[]): Cohort {
  const all = devices.reduce((sum, { totals }) => addUptime(sum, totals), ZERO_UPTIME);
  const known = devices.filter(({ totals }) => hasKnownTime(totals));
  return {
    value,
    devices: devices.length,
    known: known.length,
    failing: known.length > 0 ? known.filter(({ totals }) => totals.failures > 0 || totals.downMs > 0).length : null,
    failures: known.length > 0 ? all.failures : null,
    uptime: uptimeShare(all),
    hoursBetweenFailures: hoursBetweenFailures(all),
    hoursToRepair: hoursToRepair(all),
  };
}
