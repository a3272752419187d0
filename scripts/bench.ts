/** `npm run bench`: counts requests and checks them against goals; measures times and prints them. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type ArchiveRow, growArchive } from './bench/archive/grow-archive';
import { type CountRow, countManyDevices, countRequests } from './bench/counts/count-requests';
import { compareFleets, type FleetComparisonRow } from './bench/fleet/compare-fleets';
import { measureSearch, type SearchRow } from './bench/fleet/measure-search';
import { atLeast, atMost, type Goal } from './bench/goals';
import type { LoadRow } from './bench/http/hold-load';
import { type HttpRow, measureHttp } from './bench/http/measure-http';
import { type MoneyRow, measureMoney } from './bench/money/measure-money';
import { BENCH_USAGE, type BenchOptions, type BenchPart, parseBenchOptions } from './bench/options';
import { printGoals, printTable } from './bench/print';
import type { CostMeasurement } from './bench/reports/measure-cost';
import type { HeldMeasurement } from './bench/reports/measure-held';
import type { ReportMeasurement } from './bench/reports/measure-reports';
import type { StreamMeasurement } from './bench/reports/measure-streams';
import { measureCosts, measureHeld, measureStreams, runReports } from './bench/reports/run-reports';
import { compareViewers, type ViewerCounts } from './bench/viewers/watch-premise';
import { UsageError } from './usage-error';

/** The output of `--json`. Parts that did not run are absent. */
interface Results {
  at: string;
  node: string;
  processors: number;
  counts?: CountRow[];
  viewers?: ViewerCounts[];
  archive?: ArchiveRow[];
  fleets?: FleetComparisonRow[];
  searches?: SearchRow[];
  http?: HttpRow[];
  loads?: LoadRow[];
  reports?: ReportMeasurement[];
  held?: HeldMeasurement[];
  costs?: CostMeasurement[];
  streams?: StreamMeasurement[];
  money?: MoneyRow[];
  goals: Goal[];
}

type RunPart = (options: BenchOptions, results: Results) => Promise<void>;

const say = (line: string) => console.log(`▸ ${line}`);
const formatNumber = (value: number) => value.toLocaleString('en-US');

async function counts({ premises: sizes }: BenchOptions, results: Results): Promise<void> {
  const rows: CountRow[] = [];
  results.counts = rows;
  const runs = sizes.map((premises) => () => {
    say(`Counting requests with ${formatNumber(premises)} premises`);
    return countRequests(premises, { say });
  });
  for (const run of [...runs, countManyDevices]) {
    const counted = await run();
    rows.push(...counted.rows);
    results.goals.push(...counted.goals);
  }
  printTable('Requests to Copper', rows, {
    ...{ premises: 'premises', meters: 'meters', task: 'task', vendor: "vendor's client" },
    ...{ cold: 'first', warm: 'again', overlap: 'overlapping', coarser: 'coarser', seconds: 's' },
  });
}

async function viewers({ viewers: many }: BenchOptions, results: Results): Promise<void> {
  say(`Opening ${many} pages of one premise for ten minutes of a simulated clock`);
  const { rows, goals } = await compareViewers(many);
  results.viewers = rows;
  results.goals.push(...goals);
  const heads = { viewers: 'viewers', answers: 'our answers', upstream: 'requests to Copper', seconds: 's' };
  printTable('One premise, watched for ten minutes', rows, heads);
}

async function archive({ points }: BenchOptions, results: Results): Promise<void> {
  say(`Filling archives up to ${formatNumber(Math.max(...points))} points`);
  results.archive = await growArchive(points, say);
  printTable('The archive as it grows', results.archive, {
    ...{ database: 'database', points: 'points', writtenPerSecond: 'written/s', readPerSecond: 'read/s' },
    ...{ writtenPerCpuSecond: 'written/s of processor', bytesAPoint: 'bytes/point', memoryMb: 'memory, MB' },
    ...{ yearOfHoursMs: 'year of hours, ms', yearOfHoursCpuMs: 'of processor' },
    ...{ monthOfMinutesMs: 'month of minutes, ms', monthOfMinutesCpuMs: 'of processor' },
  });
  for (const { database, points: stored, yearOfHoursCpuMs, monthOfMinutesCpuMs, bytesAPoint } of results.archive) {
    const name = (what: string) => `${what}, of ${formatNumber(stored)} points on ${database}`;
    results.goals.push(
      atMost(name('a year of hours, ms of processor'), MAX_YEAR_OF_HOURS_MS, yearOfHoursCpuMs),
      atMost(name('a month of minutes, ms of processor'), MAX_MONTH_OF_MINUTES_MS, monthOfMinutesCpuMs),
      atMost(name('bytes a point'), MAX_BYTES_A_POINT, bytesAPoint),
    );
  }
}

async function fleets({ fleets: [small, large] }: BenchOptions, results: Results): Promise<void> {
  say(`Loading fleets of ${formatNumber(small)} and ${formatNumber(large)} premises`);
  const { rows, goals } = await compareFleets(small, large);
  results.fleets = rows;
  results.goals.push(...goals);
  printTable('A fleet as it grows', results.fleets, { what: '', small: 'small', large: 'large', ratio: 'ratio' });
  say(`Searching the fleet of ${formatNumber(large)} premises over HTTP`);
  const search = await measureSearch(large);
  results.searches = search.rows;
  results.goals.push(...search.goals);
  printTable('Search over HTTP', search.rows, {
    ...{ search: 'search', example: 'example', found: 'found', ms: 'median, ms', mostMs: 'most, ms' },
  });
}

async function http(_options: BenchOptions, results: Results): Promise<void> {
  say('Comparing a production server with a bare one');
  const { rows, loads, goals } = await measureHttp(say);
  results.http = rows;
  results.loads = loads;
  results.goals.push(...goals);
  printTable('Answers from stored data', rows, {
    ...{ what: 'answer', bytes: 'bytes', gzipped: 'gzipped', cpuMs: 'ms of processor' },
    ...{ bareCpuMs: 'bare Next', ratio: 'ratio' },
  });
  printTable('Many clients at once', loads, {
    ...{ what: 'clients', answersPerSecond: 'answers/s', p50: 'p50, ms', p99: 'p99, ms' },
    ...{ corePercent: '% of a core', memoryMb: 'memory, MB' },
  });
}

async function reports({ reportPremises, rows }: BenchOptions, results: Results): Promise<void> {
  results.reports = await runReports(reportPremises, say);
  printTable('Reports', results.reports, {
    ...{ premises: 'premises', report: 'report', vendor: "vendor's client", requests: 'first', again: 'again' },
    ...{ rows: 'rows', rowsPerSecond: 'rows/s', memoryMb: 'most memory, MB', liveMb: 'in use, MB' },
  });
  say('Making files of rows that are all stored');
  results.held = await measureHeld(say);
  printTable('Files of stored rows', results.held, {
    ...{
      file: 'file',
      rows: 'rows',
      rowsPerCpuSecond: 'rows/s of processor',
      fromMemory: 'from memory',
      ratio: 'ratio',
    },
  });
  for (const { file, ratio } of results.held) {
    results.goals.push(atLeast(`${file}: stored rows, as a share of the speed from memory`, MIN_HELD_RATIO, ratio));
  }
  say('Counting what a report of a large fleet costs');
  results.costs = await measureCosts();
  printTable('The cost of a month of hours of 2,000 premises', results.costs, {
    ...{ archive: 'archive', meters: 'meters', requests: 'requests', held: 'held', cpuMs: 'ms of processor' },
  });
  for (const { archive: state, cpuMs } of results.costs) {
    // The first time, the stored rows are read once.
    if (state === 'full, for the first time') continue;
    results.goals.push(atMost(`cost of a report, archive ${state}, ms of processor`, MAX_COST_MS, cpuMs));
  }
  say(`Streaming files of ${formatNumber(rows)} rows and more to a slow reader`);
  results.streams = await measureStreams(rows);
  printTable('Long files and a slow reader', results.streams, {
    ...{ file: 'file', rows: 'rows', fileMb: 'MB', rowsPerSecond: 'rows/s', mostAheadMb: 'most ahead, MB' },
    ...{ liveFirstMb: 'in use at a tenth, MB', liveLastMb: 'at nine tenths, MB', memoryMb: 'most memory, MB' },
  });
  for (const { file, liveFirstMb, liveLastMb } of results.streams) {
    const growth = Math.round(liveLastMb - liveFirstMb);
    results.goals.push(atMost(`${file}: MB in use that it adds from a tenth to nine tenths`, MAX_GROWTH_MB, growth));
  }
}

async function money(_options: BenchOptions, results: Results): Promise<void> {
  say('Working out what ten meters cost in a year of hours');
  results.money = measureMoney();
  printTable('Costs of ten meters', results.money, { task: '', prices: 'prices', cpuMs: 'ms of processor' });
  for (const { task, prices, cpuMs } of results.money) {
    results.goals.push(atMost(`${task} of ten meters, ${prices}, ms of processor`, MAX_MONEY_MS, cpuMs));
  }
}

/** What a file of any length may add while it is written. */
const MAX_GROWTH_MB = 10;
/** Processor time for the costs of ten meters. */
const MAX_MONEY_MS = 50;
/** Processor time for the cost of a report of 2,000 premises. */
const MAX_COST_MS = 300;
/** Reading rows from the archive takes no longer than writing them. */
const MIN_HELD_RATIO = 0.5;
/** Processor time for a series from the archive, in milliseconds; disk space of a point, in bytes. */
const MAX_YEAR_OF_HOURS_MS = 20;
const MAX_MONTH_OF_MINUTES_MS = 80;
const MAX_BYTES_A_POINT = 7.5;

const RUN: Record<BenchPart, RunPart> = { counts, viewers, archive, fleets, http, reports, money };

async function bench(options: BenchOptions): Promise<Results> {
  const processors = availableParallelism();
  const results: Results = { at: new Date().toISOString(), node: process.version, processors, goals: [] };
  for (const part of options.parts) await RUN[part](options, results);
  if (results.goals.length > 0) printGoals(results.goals);
  return results;
}

try {
  const options = parseBenchOptions(process.argv.slice(2));
  if (options === null) console.log(BENCH_USAGE);
  else {
    const results = await bench(options);
    // As the last line, for programs.
    if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
    else console.log(`\n${JSON.stringify(results)}`);
    process.exitCode = results.goals.every(({ met }) => met) ? 0 : 1;
  }
} catch (error) {
  if (error instanceof UsageError) console.error(`✗ ${error.message}\n\n${BENCH_USAGE}`);
  else console.error(error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
