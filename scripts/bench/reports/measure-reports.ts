/** Makes every report, each of its own fleet: `measure-reports.ts <premises>`. Prints one JSON line for each report. */

import { runReportFile } from '@/lib/server/test-support/run-report-file';
import { startTestServer } from '@/lib/server/test-support/test-server';
import { unzip } from '@/lib/server/test-support/unzip';
import { fleetSizes } from '../counts/fleet-facts';
import { temporaryDatabase } from '../temporary-database';
import { REPORT_FILES, type ReportTask } from './report-tasks';

/** Measurements of one report. */
export interface ReportMeasurement {
  premises: number;
  report: string;
  /** Requests of the vendor's client. */
  vendor: number | null;
  /** Requests with an empty database, list pages included, and of a second run; from the cloud's log. */
  requests: number;
  again: number;
  rows: number;
  /** Of the second run, from stored data: prepared and written. */
  rowsPerSecond: number;
  seconds: number;
  fileMb: number;
  /** Peak memory of the process in the second run. Includes the sandbox. */
  memoryMb: number;
  /** Peak memory in use then, after garbage collection, above the start value. */
  liveMb: number;
}

const NOW = '2026-12-11T14:23:00Z';
const TIMEOUT_MS = 10 * 60_000;
const MB = 1024 * 1024;
const MEMORY_SAMPLES = 8;

const round = (value: number) => Math.round(value * 10) / 10;

function liveMb(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MB;
}

/** Returns the rows without headers; of a zip the rows in its manifest. */
function rowsIn(file: string, bytes: Buffer): number {
  if (!file.endsWith('.zip')) return bytes.toString('utf8').split('\r\n').length - 2;
  const manifest = JSON.parse(String(unzip(bytes).get('manifest.json'))) as { files: { rows?: number }[] };
  return manifest.files.reduce((sum, { rows = 0 }) => sum + rows, 0);
}

async function measure(premises: number, { file, query, as, vendor }: ReportTask): Promise<ReportMeasurement> {
  const server = await startTestServer(NOW, {
    sandbox: { premises },
    database: temporaryDatabase(),
    timeoutMs: TIMEOUT_MS,
  });
  try {
    const viewer = await server.signIn(as.email, as);
    const make = () => runReportFile(server, viewer, file, query);
    const first = Buffer.from(await new Response((await make()).body()).arrayBuffer());
    const requests = server.newRequests().length;
    const [rows, bytes] = [rowsIn(file, first), first.length];

    const before = liveMb();
    const began = performance.now();
    let [memory, live, read, samples] = [0, 0, 0, 0];
    let samplingMs = 0;
    for await (const piece of (await make()).body() as unknown as AsyncIterable<Uint8Array>) {
      read += piece.length;
      memory = Math.max(memory, process.memoryUsage.rss());
      if (read < (samples * bytes) / MEMORY_SAMPLES) continue;
      samples += 1;
      const sampleStart = performance.now();
      live = Math.max(live, liveMb() - before);
      samplingMs += performance.now() - sampleStart;
    }
    const seconds = (performance.now() - began - samplingMs) / 1000;
    const waterMeters = server.sandbox.world
      .meters(0, server.sandbox.world.meterTotal)
      .filter(({ type }) => type === 'water_indoor' || type === 'water_outdoor').length;
    return {
      ...{ premises, report: file, vendor: vendor?.(fleetSizes(server), waterMeters) ?? null, requests },
      ...{
        again: server.newRequests().length,
        rows,
        rowsPerSecond: Math.round(rows / seconds),
        seconds: round(seconds),
      },
      ...{ fileMb: round(bytes / MB), memoryMb: Math.round(memory / MB), liveMb: round(Math.max(0, live)) },
    };
  } finally {
    await server.close();
  }
}

const premises = Number(process.argv[2]);
for (const task of REPORT_FILES) console.log(JSON.stringify(await measure(premises, task)));
