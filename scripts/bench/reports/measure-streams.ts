/**
 * Sends a long file from the report writers over HTTP to a slow reader: `measure-streams.ts csv|zip <rows>`. Prints one
 * JSON line.
 */
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { setTimeout as wait } from 'node:timers/promises';
import { byteStream } from '@/lib/server/reports/byte-stream';
import { csvPieces, PLAIN_CSV } from '@/lib/server/reports/writers/csv';
import { number, table, text, time } from '@/lib/server/reports/writers/table';
import { type ZipEntry, zipPieces } from '@/lib/server/reports/writers/zip';

/** Measurements of one long file. */
export interface StreamMeasurement {
  file: string;
  rows: number;
  fileMb: number;
  rowsPerSecond: number;
  /** Most bytes written and not yet read, including the buffers of the connection. */
  mostAheadMb: number;
  /** Memory in use after a tenth and nine tenths of the file, after garbage collection; and the peak of the process. */
  liveFirstMb: number;
  liveLastMb: number;
  memoryMb: number;
}

interface Row {
  at: number;
  usage: number;
}

const MB = 1024 * 1024;
const METERS = 600;
const QUARTERS_OF_30_DAYS = 30 * 96;
const START = Date.parse('2026-09-01T06:00:00Z');
/** The reader pauses after this many bytes, for this long. */
const PAUSE_AFTER_BYTES = 256 * 1024;
const PAUSE_MS = 4;

const round = (value: number) => Math.round(value * 10) / 10;

function liveMb(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return round((heapUsed + external) / MB);
}

const columns = [
  text<Row>('ID', () => '12:0000000001'),
  time<Row>('timestamp', ({ at }) => new Date(at).toISOString()),
  number<Row>('energy', ({ usage }) => usage),
  number<Row>('power', ({ usage }) => usage * 4),
];

let rowsMade = 0;
function* rows(count: number): Generator<Row> {
  for (let index = 0, random = 1; index < count; index += 1) {
    random = (random * 48_271) % 2_147_483_647;
    rowsMade += 1;
    yield { at: START + index * 900_000, usage: random / 1e6 };
  }
}

/** Yields a file for each of 600 meters: a month of 15-minute intervals. */
async function* entries(): AsyncGenerator<ZipEntry> {
  for (let meter = 0; meter < METERS; meter += 1) {
    yield { path: `12_${meter}.csv`, table: table(columns, rows(QUARTERS_OF_30_DAYS)) };
  }
}

let bytesMade = 0;
async function* counted<T extends string | Uint8Array>(pieces: AsyncGenerator<T>): AsyncGenerator<T, void, undefined> {
  for await (const piece of pieces) {
    bytesMade += Buffer.byteLength(piece as Uint8Array);
    yield piece;
  }
}

const [kind = 'csv', count = '1000000'] = process.argv.slice(2);
const total = kind === 'csv' ? Number(count) : METERS * QUARTERS_OF_30_DAYS;
const pieces =
  kind === 'csv'
    ? csvPieces(table(columns, rows(total)))
    : zipPieces({ entries: entries(), style: PLAIN_CSV, manifest: {}, modifiedAt: START });

const server = createServer((_request, response) => {
  // With backpressure, as in Next.
  Readable.fromWeb(byteStream(counted<string | Uint8Array>(pieces)) as WebStream).pipe(response);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const answer = await new Promise<IncomingMessage>((resolve) => get({ host: '127.0.0.1', port }, resolve));
const began = performance.now();
let [read, pausedAt, mostAhead, memory] = [0, 0, 0, 0];
const live: Partial<Record<'first' | 'last', number>> = {};
for await (const piece of answer) {
  read += (piece as Buffer).length;
  mostAhead = Math.max(mostAhead, bytesMade - read);
  memory = Math.max(memory, process.memoryUsage.rss());
  if (rowsMade >= total * 0.1) live.first ??= liveMb();
  if (rowsMade >= total * 0.9) live.last ??= liveMb();
  if (read - pausedAt < PAUSE_AFTER_BYTES) continue;
  pausedAt = read;
  await wait(PAUSE_MS);
}
const seconds = (performance.now() - began) / 1000;
server.close();
const measured: StreamMeasurement = {
  file: kind === 'csv' ? 'a CSV' : `a zip of ${METERS} meters, 30 days of 15 minutes`,
  ...{ rows: rowsMade, fileMb: round(read / MB), rowsPerSecond: Math.round(rowsMade / seconds) },
  ...{ mostAheadMb: round(mostAhead / MB), liveFirstMb: live.first ?? 0, liveLastMb: live.last ?? 0 },
  memoryMb: Math.round(memory / MB),
};
console.log(JSON.stringify(measured));
