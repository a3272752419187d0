import { measureInChild } from '../measure-in-child';
import { temporaryDatabase } from '../temporary-database';
import type { CostMeasurement } from './measure-cost';
import type { HeldMeasurement } from './measure-held';
import type { ReportMeasurement } from './measure-reports';
import type { StreamMeasurement } from './measure-streams';

const FOLDER = 'scripts/bench/reports';

/** Measures every report for fleets of these sizes. `say` gets a line for each report. */
export async function runReports(sizes: readonly number[], say: (line: string) => void): Promise<ReportMeasurement[]> {
  const rows: ReportMeasurement[] = [];
  for (const premises of sizes) {
    say(`Making every report of ${premises} premises`);
    const script = `${FOLDER}/measure-reports.ts`;
    const onMeasured = ({ report, requests, rows: count, seconds }: ReportMeasurement) =>
      say(`${report}: ${requests} requests, ${count} rows, made again in ${seconds} s`);
    rows.push(...(await measureInChild<ReportMeasurement>('reports', script, [String(premises)], onMeasured)));
  }
  return rows;
}

/** Measures reports whose rows are all stored. `say` gets a line for each file. */
export async function measureHeld(say: (line: string) => void): Promise<HeldMeasurement[]> {
  const database = temporaryDatabase();
  try {
    const onMeasured = ({ file, rowsPerCpuSecond }: HeldMeasurement) =>
      say(`${file}: ${rowsPerCpuSecond} rows in a second of processor`);
    return await measureInChild<HeldMeasurement>('held rows', `${FOLDER}/measure-held.ts`, [database.url], onMeasured);
  } finally {
    await database.remove();
  }
}

/** Measures a CSV of this many rows, and a zip of 600 meters, with a slow reader. */
export async function measureStreams(rows: number): Promise<StreamMeasurement[]> {
  const measured: StreamMeasurement[] = [];
  for (const kind of ['csv', 'zip']) {
    measured.push(
      ...(await measureInChild<StreamMeasurement>(kind, `${FOLDER}/measure-streams.ts`, [kind, `${rows}`])),
    );
  }
  return measured;
}

/** Meters of 2,000 premises. */
const METERS = 5_700;

/** Measures what it takes to say what a report of a large fleet costs. */
export async function measureCosts(): Promise<CostMeasurement[]> {
  const database = temporaryDatabase();
  try {
    return await measureInChild<CostMeasurement>('costs', `${FOLDER}/measure-cost.ts`, [database.url, String(METERS)]);
  } finally {
    await database.remove();
  }
}
