import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { unzip } from '../../test-support/unzip';
import { byteStream } from '../byte-stream';
import { PLAIN_CSV } from './csv';
import { number, type Rows, table, text } from './table';
import { type ZipEntry, zipPieces } from './zip';

const columns = [number<number>('n', (n) => n, { unit: 'kWh' })];
const numbers = (path: string, rows: Rows<number>): ZipEntry => ({ path, table: table(columns, rows) });

async function* given(...entries: ZipEntry[]): AsyncGenerator<ZipEntry> {
  yield* entries;
}

const zipStream = (entries: AsyncIterable<ZipEntry>) =>
  byteStream(
    zipPieces({
      entries,
      style: PLAIN_CSV,
      manifest: { report: 'test' },
      modifiedAt: Date.parse('2026-11-20T14:23:00Z'),
    }),
  );
const bytesOf = async (entries: AsyncIterable<ZipEntry>) =>
  new Uint8Array(await new Response(zipStream(entries)).arrayBuffer());

/** Yields texts of about 90 characters that do not compress well; `taken` counts how many were read. */
function* noise(taken: { rows: number }, count: number): Generator<string> {
  let seed = 1;
  for (; taken.rows < count; taken.rows += 1) {
    let row = '';
    for (let part = 0; part < 10; part += 1) {
      seed = (seed * 48_271) % 2_147_483_647;
      row += seed;
    }
    yield row;
  }
}

/** Resolves once no more rows are taken over many turns of the event loop. */
async function untilIdle(taken: { rows: number }): Promise<void> {
  let before: number;
  do {
    before = taken.rows;
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  } while (taken.rows !== before);
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('zipPieces', () => {
  it('writes the files in order, then a manifest with the rows, size and hash of each', async () => {
    const files = unzip(
      await bytesOf(given(numbers('a.csv', [1, 2]), { path: 'days/read me.txt', text: 'Zoë' }, numbers('b.csv', []))),
    );
    expect([...files.keys()]).toEqual(['a.csv', 'days/read me.txt', 'b.csv', 'manifest.json']);
    expect(String(files.get('a.csv'))).toBe('n\r\n1\r\n2\r\n');
    const manifest = JSON.parse(String(files.get('manifest.json')));
    expect(manifest.report).toBe('test');
    expect(manifest.files.map(({ path, rows }: { path: string; rows?: number }) => [path, rows])).toEqual([
      ['a.csv', 2],
      ['days/read me.txt', undefined],
      ['b.csv', 0],
    ]);
    for (const { path, bytes, sha256 } of manifest.files) {
      const content = files.get(path) ?? Buffer.alloc(0);
      expect([bytes, sha256]).toEqual([content.length, createHash('sha256').update(content).digest('hex')]);
    }
    expect(manifest.files[0].columns).toEqual([{ head: 'n', type: 'number', unit: 'kWh' }]);
  });

  it('writes the same bytes for the same input', async () => {
    const make = () => bytesOf(given(numbers('a.csv', [1, 2]), { path: 'b.txt', text: 'b' }));
    expect(await make()).toEqual(await make());
  });

  it('writes only the manifest if there are no files', async () => {
    expect([...unzip(await bytesOf(given())).keys()]).toEqual(['manifest.json']);
  });

  it('reads rows no faster than its output is read, one file after another', async () => {
    const taken = { rows: 0 };
    const opened: string[] = [];
    async function* entries(): AsyncGenerator<ZipEntry> {
      opened.push('first');
      yield { path: 'first.csv', table: table([text<string>('noise', (row) => row)], noise(taken, 40_000)) };
      opened.push('second');
      yield numbers('second.csv', [1]);
    }
    const reader = zipStream(entries()).getReader();
    for (let read = 0; read < 10_000; ) read += (await reader.read()).value?.length ?? 0;
    // A reader that pauses: the buffers in between fill up with about 13,000 rows, then no more are taken.
    await untilIdle(taken);
    expect(taken.rows).toBeLessThan(25_000);
    expect(opened).toEqual(['first']);
    while (!(await reader.read()).done);
    expect(taken.rows).toBe(40_000);
    expect(opened).toEqual(['first', 'second']);
  }, 60_000);

  it('makes few small files ahead of its reader', async () => {
    let opened = 0;
    async function* entries(): AsyncGenerator<ZipEntry> {
      for (; opened < 400; opened += 1) {
        const rows = noise({ rows: 0 }, 500);
        yield { path: `${opened}.csv`, table: table([text<string>('noise', (row) => row)], rows) };
      }
    }
    const reader = zipStream(entries()).getReader();
    await reader.read();
    await untilIdle({
      get rows() {
        return opened;
      },
    });
    expect(opened).toBeLessThan(100);
    while (!(await reader.read()).done);
    expect(opened).toBe(400);
  }, 60_000);

  it.each([
    ['small', 100],
    ['large', 2_500],
  ])(
    'keeps no content of %s files that were read',
    async (_, rows) => {
      const files = 400;
      let opened = 0;
      async function* entries(): AsyncGenerator<ZipEntry> {
        for (; opened < files; opened += 1) yield numbers(`${opened}.csv`, Array.from({ length: rows }, Math.random));
      }
      const held: number[] = [];
      for await (const _piece of zipStream(entries()) as unknown as AsyncIterable<Uint8Array>) {
        if (opened > files * (held.length === 0 ? 0.1 : 0.9) && held.length < 2) {
          collectGarbage();
          const { arrayBuffers, heapUsed } = process.memoryUsage();
          held.push(arrayBuffers + heapUsed);
        }
      }
      // A file of 100 numbers takes 16 KB as it is written, one of 2,500 numbers 45 KB.
      expect(((held[1] ?? Number.NaN) - (held[0] ?? Number.NaN)) / files).toBeLessThan(6_000);
    },
    60_000,
  );

  it('ends the rows when the reader cancels', async () => {
    let ended = false;
    async function* rows(): AsyncGenerator<number> {
      try {
        for (let n = 0; ; n += 1) yield n;
      } finally {
        ended = true;
      }
    }
    const reader = zipStream(given(numbers('endless.csv', rows()))).getReader();
    await reader.read();
    await reader.cancel();
    await expect.poll(() => ended).toBe(true);
  });

  it.each(['rows', 'entries'])('fails when the %s fail, without writing an index', async (source) => {
    async function* rows(): AsyncGenerator<number> {
      for (let n = 0; n < 5_000; n += 1) yield n;
      throw new Error('cloud is gone');
    }
    async function* entries(): AsyncGenerator<ZipEntry> {
      yield numbers('a.csv', source === 'rows' ? rows() : [1]);
      if (source === 'entries') throw new Error('cloud is gone');
      yield numbers('b.csv', [1]);
    }
    const pieces: Uint8Array[] = [];
    const read = async () => {
      const reader = zipStream(entries()).getReader();
      for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value);
    };
    await expect(read()).rejects.toThrow('cloud is gone');
    expect(() => unzip(Buffer.concat(pieces))).toThrow('no index');
  });
});
