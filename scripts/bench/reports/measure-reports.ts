/**
 * Makes every report of a fleet of its own: `measure-reports.ts <premises>`. A process of its own; one JSON line for
 * each report on standard output.
 */

import { runReportFile } from '@/lib/server/test-support/run-report-file';
import { startTestServer } from '@/lib/server/test-support/test-server';
import { unzip } from '@/lib/server/test-support/unzip';
import { fleetSizes } from '../counts/fleet-facts';
import { temporaryDatabase } from '../temporary-database';
import { REPORT_FILES, type ReportTask } from './report-tasks';

/** One report. */
export interface ReportMeasurement {
  premises: number;
  report: string;
  /** What the vendor's client would send for it. */
  vendor: number | null;
  /** Requests with nothing held, from the cloud's log, the pages of the lists included; and once more. */
  requests: number;
  again: number;
  rows: number;
  /** While it is made from what is held, prepared and written; the size of the file. */
  rowsPerSecond: number;
  seconds: number;
  fileMb: number;
  /** The most that the process took while it was made from what is held; the sandbox lives in it too. */
  memoryMb: number;
  /** The most that was in use then, garbage collected, beyond what was before. */
  liveMb: number;
}

const NOW = '2026-12-11T14:23:00Z';
const PATIENCE_MS = 10 * 60_000;
const MB = 1024 * 1024;
const LOOKS = 8;

const round = (value: number) => Math.round(value * 10) / 10;

function liveMb(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MB;
}

/** Rows below the heads: of a zip those of its tables, as its manifest says. */
function rowsIn(file: string, bytes: Buffer): number {
  if (!file.endsWith('.zip')) return bytes.toString('utf8').split('\r\n').length - 2;
  const manifest = JSON.parse(String(unzip(bytes).get('manifest.json'))) as { files: { rows?: number }[] };
  return manifest.files.reduce((sum, { rows = 0 }) => sum + rows, 0);
}

async function measure(premises: number, { file, query, as, vendor }: ReportTask): Promise<ReportMeasurement> {
  const house = await startTestServer(NOW, {
    sandbox: { premises },
    database: temporaryDatabase(),
    timeoutMs: PATIENCE_MS,
  });
  try {
    const viewer = await house.signIn(as.email, as);
    const make = () => runReportFile(house, viewer, file, query);
    const first = Buffer.from(await new Response((await make()).body()).arrayBuffer());
    const requests = house.newRequests().length;
    const [rows, bytes] = [rowsIn(file, first), first.length];

    const before = liveMb();
    const began = performance.now();
    let [memory, live, read, looks] = [0, 0, 0, 0];
    let looking = 0;
    for await (const piece of (await make()).body() as unknown as AsyncIterable<Uint8Array>) {
      read += piece.length;
      memory = Math.max(memory, process.memoryUsage.rss());
      if (read < (looks * bytes) / LOOKS) continue;
      looks += 1;
      const at = performance.now();
      live = Math.max(live, liveMb() - before);
      looking += performance.now() - at;
    }
    const seconds = (performance.now() - began - looking) / 1000;
    const inside = house.sandbox.world
      .meters(0, house.sandbox.world.meterTotal)
      .filter(({ type }) => type === 'water_indoor' || type === 'water_outdoor').length;
    return {
      ...{ premises, report: file, vendor: vendor?.(fleetSizes(house), inside) ?? null, requests },
      ...{
        again: house.newRequests().length,
        rows,
        rowsPerSecond: Math.round(rows / seconds),
        seconds: round(seconds),
      },
      ...{ fileMb: round(bytes / MB), memoryMb: Math.round(memory / MB), liveMb: round(Math.max(0, live)) },
    };
  } finally {
    await house.close();
  }
}

const premises = Number(process.argv[2]);
for (const task of REPORT_FILES) console.log(JSON.stringify(await measure(premises, task)));
