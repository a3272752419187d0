import { commonZone } from '../common-zone';
import type { FleetPremise } from '../fleet';
import { type HealthSign, healthDays, lastSevenDays, stateTransitions } from '../health';
import { forEachIndexInSlices, type Slices } from '../slices';
import { type DeviceDays, deviceDays } from './device-days';
import { locationOf } from './flatten';
import type { HealthRow } from './health-table';
import type { FleetLocation } from './rows';
import { addUptime, deviceUptime, hoursBetweenFailures, type UptimeTotals, uptimeShare, ZERO_UPTIME } from './uptime';

const HOUR_MS = 3_600_000;
/** Devices that are dealt with in one step. */
const A_STEP = 500;

/** Devices that have something in common, compared by how steadily they were heard in the seven days. */
export interface Cohort {
  value: string;
  devices: number;
  /** Devices that went down at least once, or were down. */
  failing: number;
  failures: number;
  uptime: number | null;
  hoursBetweenFailures: number | null;
}

/** A week of a fleet. */
export interface FleetHealth {
  /** Dates, newest first: a cell tells of that date on the premise's own calendar. */
  days: string[];
  /** Grouped by premise, the one whose devices were down longest first; its gateways before its meters. */
  rows: HealthRow[];
  all: Cohort;
  types: Cohort[];
  models: Cohort[];
  firmwares: Cohort[];
}

interface Told extends DeviceDays {
  steadiness: UptimeTotals;
}

/** Works out seven days of every device of the premises, by the rules of the health report. Pure. */
export function* fleetHealth(premises: readonly FleetPremise[], asOf: string): Slices<FleetHealth> {
  const days = lastSevenDays(asOf, commonZone(premises));
  const starts = new Map<string, number>();
  const groups = new Map<string, Told[]>();
  const told: Told[] = [];
  const once = onceEach();
  for (const each of deviceDays(premises, days, asOf)) {
    if (told.length % A_STEP === A_STEP - 1) yield;
    const { id, timezone } = each.premise;
    const since = starts.get(timezone) ?? healthDays(days.slice(-1), timezone)[0]?.start ?? 0;
    starts.set(timezone, since);
    const { premise, kind, device, history } = each;
    const one = { premise, kind, device, history, days: once(each.days), steadiness: deviceUptime(history, since) };
    told.push(one);
    const group = groups.get(id);
    if (group) group.push(one);
    else groups.set(id, [one]);
  }
  const gateways = told.filter(({ kind }) => kind === 'gateway');
  yield;
  const worst = worstFirst([...groups.values()]);
  const rows: HealthRow[] = [];
  yield* forEachIndexInSlices(worst.length, (at) => rows.push(...rowsOf(worst[at] ?? [])));
  return {
    days,
    rows,
    all: cohortOf('all', told),
    types: cohortsOf(told, typeOf),
    models: cohortsOf(gateways, ({ device }) => ('model' in device ? device.model : null)),
    firmwares: cohortsOf(gateways, ({ device }) => ('firmware' in device ? device.firmware : null)),
  };
}

/** Few weeks differ: the same signs are held once. */
function onceEach(): (days: HealthSign[]) => HealthSign[] {
  const known = new Map<string, HealthSign[]>();
  return (days) => {
    const name = days.join();
    const same = known.get(name) ?? days;
    known.set(name, same);
    return same;
  };
}

/** Longest down first; of equals those that failed more often; else as listed. */
function worstFirst(groups: Told[][]): Told[][] {
  const worth = groups.map((group) => ({
    group: group.sort((a, b) => Number(b.kind === 'gateway') - Number(a.kind === 'gateway')),
    all: group.reduce((sum, { steadiness }) => addUptime(sum, steadiness), ZERO_UPTIME),
    unwell: group.reduce((sum, { days }) => sum + days.filter((sign) => sign === '/' || sign === '?').length, 0),
  }));
  worth.sort((a, b) => b.all.downMs - a.all.downMs || b.all.failures - a.all.failures || b.unwell - a.unwell);
  return worth.map(({ group }) => group);
}

function typeOf({ device }: Told): string {
  return 'type' in device ? device.type : 'gateway';
}

/** Rows of one premise. */
function rowsOf(group: readonly Told[]): HealthRow[] {
  const [first] = group;
  if (!first) return [];
  const place = locationOf(first.premise);
  return group.map((one) => rowOf(one, place));
}

function rowOf(one: Told, place: FleetLocation): HealthRow {
  const { device, history, days, steadiness } = one;
  // Spelled out: spread into an object of so many fields, 80,000 rows take many times as long.
  return {
    premiseId: place.premiseId,
    premise: place.premise,
    address: place.address,
    city: place.city,
    region: place.region,
    postalCode: place.postalCode,
    tags: place.tags,
    timezone: place.timezone,
    id: device.id,
    type: typeOf(one),
    state: device.state,
    heard: 'latest' in device ? (device.latest?.at ?? null) : device.lastHeard,
    model: 'model' in device ? device.model : null,
    firmware: 'firmware' in device ? device.firmware : null,
    days,
    changes: stateTransitions(history),
    uptime: uptimeShare(steadiness),
    failures: steadiness.failures,
    hoursBetweenFailures: hoursBetweenFailures(steadiness),
    downHours: steadiness.downMs / HOUR_MS,
  };
}

/** The most numerous first; devices without a value are left out. */
function cohortsOf(told: readonly Told[], wordOf: (one: Told) => string | null): Cohort[] {
  const groups = new Map<string, Told[]>();
  for (const one of told) {
    const value = wordOf(one);
    if (value === null) continue;
    const group = groups.get(value);
    if (group) group.push(one);
    else groups.set(value, [one]);
  }
  return [...groups].map(([value, group]) => cohortOf(value, group)).sort((a, b) => b.devices - a.devices);
}

function cohortOf(value: string, told: readonly Told[]): Cohort {
  const all = told.reduce((sum, { steadiness }) => addUptime(sum, steadiness), ZERO_UPTIME);
  return {
    value,
    devices: told.length,
    failing: told.filter(({ steadiness }) => steadiness.failures > 0 || steadiness.downMs > 0).length,
    failures: all.failures,
    uptime: uptimeShare(all),
    hoursBetweenFailures: hoursBetweenFailures(all),
  };
}
