import { instantOf } from '@/lib/domain/calendar';
import { startTestServer, type TestServer } from '@/lib/server/test-support/test-server';
import { sandboxBuckets } from '@/sandbox/data/truth';
import { atMost, exactly, type Goal } from '../goals';
import { temporaryDatabase } from '../temporary-database';
import { fleetPages, fleetSizes } from './fleet-facts';
import { LIST_ONLY_TASKS } from './report-tasks';
import type { BenchTask, TaskRange, Variant } from './task.types';
import { TASKS } from './tasks';

/** Requests of one task, counted in the cloud's log; null for variants that do not apply. */
export interface CountRow extends Record<Variant, number | null> {
  premises: number;
  meters: number;
  task: string;
  /** Requests of the vendor's client, each time. */
  vendor: number;
  seconds: number;
}

export interface CountResult {
  rows: CountRow[];
  goals: Goal[];
}

/** More than seven weeks after the ranges of all tasks. */
const NOW = '2026-12-11T14:23:00Z';
/** Long, because the sandbox runs in this process and is slow for thousands of meters. A timeout would cause a retry. */
const TIMEOUT_MS = 10 * 60_000;

/**
 * Runs every task on its own test server with a fleet of this size, and counts the requests to its cloud. `say` gets a
 * line for each task.
 */
export async function countRequests(
  premises: number,
  { tasks = TASKS, say = () => {} }: { tasks?: readonly BenchTask[]; say?: (line: string) => void } = {},
): Promise<CountResult> {
  const counted: CountResult = { rows: [], goals: [] };
  for (const task of tasks) {
    const options = { sandbox: { premises }, database: temporaryDatabase(), timeoutMs: TIMEOUT_MS };
    const server = await startTestServer(NOW, options);
    try {
      const { row, goals } = await countTask(server, task);
      counted.rows.push(row);
      say(`${task.name}: ${row.cold} first, ${row.warm} again, after ${row.seconds} s`);
      counted.goals.push(...goals);
    } finally {
      await server.close();
    }
  }
  return counted;
}

/** More than a thousand premises with more than three thousand meters. */
const MANY_PREMISES = 1060;
const MAX_REQUESTS = 10;
/** Their gateways' latest voltages, a page for each thousand gateways, which only the overview reads. */
const MAX_VOLTAGE_REQUESTS = 2;

/** Counts the tasks that need only lists, for a large fleet. Goal: ten requests for the lists, whatever the number of devices. */
export async function countManyDevices(): Promise<CountResult> {
  const { rows, goals } = await countRequests(MANY_PREMISES, { tasks: LIST_ONLY_TASKS });
  for (const { task, premises, meters, cold } of rows) {
    const most = task === 'fleet overview' ? MAX_REQUESTS + MAX_VOLTAGE_REQUESTS : MAX_REQUESTS;
    goals.push(atMost(`${task}, ${premises} premises with ${meters} meters`, most, cold ?? Infinity));
  }
  return { rows, goals };
}

async function countTask(server: TestServer, task: BenchTask): Promise<{ row: CountRow; goals: Goal[] }> {
  const fleet = fleetSizes(server);
  const began = performance.now();
  const counts: Record<Variant, number | null> = { cold: null, warm: null, overlap: null, coarser: null };
  const goals: Goal[] = [];
  for (const variant of task.variants) {
    // Another user of the same account each time, to check that stored data is shared.
    const viewer = await server.signIn(task.as.email, task.as);
    await task.run({ server, viewer }, variant);
    const requests = server.newRequests();
    counts[variant] = requests.length;
    goals.push(...goalsFor(server, task, variant, requests));
  }
  const failed = server.sandbox.requests.filter(({ kind, status }) => kind === 'api' && status >= 400).length;
  goals.push(exactly('refused or failed', 0, failed));
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const { premises, meters } = fleet;
  return {
    row: { premises, meters, task: task.name, vendor: task.vendor(fleet), ...counts, seconds },
    goals: goals.map((goal) => ({ ...goal, what: `${task.name}, ${premises} premises: ${goal.what}` })),
  };
}

function goalsFor(
  server: TestServer,
  { as, coldBesideLists, ranges, overlapRequests }: BenchTask,
  variant: Variant,
  requests: string[],
) {
  if (variant === 'cold') {
    // A home account is one request.
    const lists = as.operator ? fleetPages(server) : 1;
    return [exactly('cold', lists + coldBesideLists(server), requests.length)];
  }
  if (variant === 'overlap' && overlapRequests) {
    const enough = exactly('overlap', overlapRequests(server), requests.length);
    if (!ranges) return [enough];
    const alreadyStored = requests.filter(
      (call) => seriesOf(server, call).start < instantOf(ranges.cold.end, seriesOf(server, call).zone),
    );
    return [enough, exactly('overlap, already stored', 0, alreadyStored.length)];
  }
  if (variant === 'coarser' && ranges) {
    // If an hour is missing, the day has to be requested from the cloud.
    const unneeded = requests.filter((call) => hasAllValues(server, ranges.cold, seriesOf(server, call)));
    return [exactly('coarser, already stored', 0, unneeded.length)];
  }
  return [exactly(variant, 0, requests.length)];
}

interface RequestedSeries {
  meterId: string;
  zone: string;
  start: string;
}

/** Returns the series that a request was for. */
function seriesOf({ sandbox }: TestServer, call: string): RequestedSeries {
  const { pathname, searchParams } = new URL(call, sandbox.url);
  const meter = sandbox.world.meter(decodeURIComponent(/\/meter\/([^/]+)\/usage$/.exec(pathname)?.[1] ?? ''));
  if (!meter) throw new Error(`not a request for usage: ${call}`);
  return { meterId: meter.id, zone: meter.premise.zone, start: searchParams.get('start') ?? '' };
}

/** True when the cloud has a value for each interval of a range. */
function hasAllValues(
  { sandbox, now }: TestServer,
  { start, end, granularity }: TaskRange,
  { meterId, zone }: RequestedSeries,
): boolean {
  const span = [instantOf(start, zone), instantOf(end, zone)] as const;
  const buckets = sandboxBuckets(sandbox.world, meterId, 'usage', granularity, ...span, now());
  return buckets.every(({ usage }) => usage !== null);
}
