import { instantOf } from '@/lib/domain/calendar';
import { startTestServer, type TestServer } from '@/lib/server/test-support/test-server';
import { sandboxBuckets } from '@/sandbox/data/truth';
import { atMost, exactly, type Goal } from '../goals';
import { temporaryDatabase } from '../temporary-database';
import { fleetPages, fleetSizes } from './fleet-facts';
import { LIST_ONLY_TASKS } from './report-tasks';
import type { BenchTask, TaskRange, Variant } from './task.types';
import { TASKS } from './tasks';

/** Requests of one task, each number counted from the cloud's own log; null where the variant makes no sense. */
export interface CountRow extends Record<Variant, number | null> {
  premises: number;
  meters: number;
  task: string;
  /** What the vendor's client would send, each time. */
  vendor: number;
  seconds: number;
}

export interface CountResult {
  rows: CountRow[];
  goals: Goal[];
}

/** A Friday; the ranges of the tasks were over seven weeks before at the latest. */
const NOW = '2026-12-11T14:23:00Z';
/** The sandbox adds up thousands of meters in this very process: a request given up would be counted twice. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Runs every task in a house of its own with a fleet of this size, and counts what reaches its cloud. `say` gets a
 * line for each: a large fleet takes its time.
 */
export async function countRequests(
  premises: number,
  { tasks = TASKS, say = () => {} }: { tasks?: readonly BenchTask[]; say?: (line: string) => void } = {},
): Promise<CountResult> {
  const counted: CountResult = { rows: [], goals: [] };
  for (const task of tasks) {
    const options = { sandbox: { premises }, database: temporaryDatabase(), timeoutMs: PATIENCE_MS };
    const house = await startTestServer(NOW, options);
    try {
      const { row, goals } = await countTask(house, task);
      counted.rows.push(row);
      say(`${task.name}: ${row.cold} first, ${row.warm} again, after ${row.seconds} s`);
      counted.goals.push(...goals);
    } finally {
      await house.close();
    }
  }
  return counted;
}

/** More than a thousand premises with more than three thousand meters. */
const MANY_PREMISES = 1060;
const MOST_FOR_MANY = 10;

/** What is told of a large fleet from its lists, which has a goal of its own: ten requests, however many devices. */
export async function countManyDevices(): Promise<CountResult> {
  const { rows, goals } = await countRequests(MANY_PREMISES, { tasks: LIST_ONLY_TASKS });
  for (const { task, premises, meters, cold } of rows) {
    goals.push(atMost(`${task}, ${premises} premises with ${meters} meters`, MOST_FOR_MANY, cold ?? Infinity));
  }
  return { rows, goals };
}

async function countTask(house: TestServer, task: BenchTask): Promise<{ row: CountRow; goals: Goal[] }> {
  const fleet = fleetSizes(house);
  const began = performance.now();
  const counts: Record<Variant, number | null> = { cold: null, warm: null, overlap: null, coarser: null };
  const goals: Goal[] = [];
  for (const variant of task.variants) {
    // Somebody else of the same account each time: what one got, all have.
    const viewer = await house.signIn(task.as.email, task.as);
    await task.run({ server: house, viewer }, variant);
    const asked = house.newRequests();
    counts[variant] = asked.length;
    goals.push(...goalsOf(house, task, variant, asked));
  }
  const failed = house.sandbox.requests.filter(({ kind, status }) => kind === 'api' && status >= 400).length;
  goals.push(exactly('refused or failed', 0, failed));
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const { premises, meters } = fleet;
  return {
    row: { premises, meters, task: task.name, vendor: task.vendor(fleet), ...counts, seconds },
    goals: goals.map((goal) => ({ ...goal, what: `${task.name}, ${premises} premises: ${goal.what}` })),
  };
}

function goalsOf(
  house: TestServer,
  { as, coldBesideLists, ranges, overlapRequests }: BenchTask,
  variant: Variant,
  asked: string[],
) {
  if (variant === 'cold') {
    // A person's account is one answer.
    const lists = as.operator ? fleetPages(house) : 1;
    return [exactly('cold', lists + coldBesideLists(house), asked.length)];
  }
  if (variant === 'overlap' && overlapRequests) {
    const enough = exactly('overlap', overlapRequests(house), asked.length);
    if (!ranges) return [enough];
    const held = asked.filter(
      (call) => askedOf(house, call).start < instantOf(ranges.cold.end, askedOf(house, call).zone),
    );
    return [enough, exactly('overlap, of what is held', 0, held.length)];
  }
  if (variant === 'coarser' && ranges) {
    // Where an hour is missing, what the cloud makes of the day is news.
    const needless = asked.filter((call) => isWhole(house, ranges.cold, askedOf(house, call)));
    return [exactly('coarser than held', 0, needless.length)];
  }
  return [exactly(variant, 0, asked.length)];
}

interface AskedSeries {
  meterId: string;
  zone: string;
  start: string;
}

/** Which series a request was for. */
function askedOf({ sandbox }: TestServer, call: string): AskedSeries {
  const { pathname, searchParams } = new URL(call, sandbox.url);
  const meter = sandbox.world.meter(decodeURIComponent(/\/meter\/([^/]+)\/usage$/.exec(pathname)?.[1] ?? ''));
  if (!meter) throw new Error(`not a request for usage: ${call}`);
  return { meterId: meter.id, zone: meter.premise.zone, start: searchParams.get('start') ?? '' };
}

/** Whether the cloud has a number for each interval of a range. */
function isWhole(
  { sandbox, now }: TestServer,
  { start, end, granularity }: TaskRange,
  { meterId, zone }: AskedSeries,
): boolean {
  const span = [instantOf(start, zone), instantOf(end, zone)] as const;
  const buckets = sandboxBuckets(sandbox.world, meterId, 'usage', granularity, ...span, now());
  return buckets.every(({ usage }) => usage !== null);
}
