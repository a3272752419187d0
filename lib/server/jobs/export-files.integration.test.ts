import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import { type FreshDatabase, freshDatabase } from '../db/test-support/fresh-database';
import type { ExportFiles } from '../ports/exports';
import { createDatabaseFiles } from './database-files';
import { createDiskFiles } from './disk-files';

let folder: string;
let fresh: FreshDatabase;
let db: Database;
let now: number;
const clock = () => now;

beforeEach(async () => {
  now = Date.now();
  folder = await mkdtemp(join(tmpdir(), 'copper-files-'));
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
  await rm(folder, { recursive: true });
});

const content = Buffer.alloc(600_000, 0).map((_, index) => (index * 7) % 251);

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.length; from += 70_001) yield content.subarray(from, from + 70_001);
}

describe.each(['disk', 'database'])('export files on the %s', (kind) => {
  const files = (): ExportFiles => (kind === 'disk' ? createDiskFiles(folder, clock) : createDatabaseFiles(db, clock));

  async function part(key: string, from: number, to: number, bytes = content.length) {
    const stream = await files().read({ key, bytes, name: '', contentType: '', sha256: '' }, from, to);
    return stream && Buffer.from(await new Response(stream).arrayBuffer());
  }

  it('returns the same bytes, complete and in parts', async () => {
    const { key, bytes, sha256 } = await files().write(pieces());
    expect(bytes).toBe(content.length);
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
    for (const [from, to] of [
      [0, content.length - 1],
      [262_143, 262_144],
      [599_999, 599_999],
      [262_144, 524_287],
    ] as const) {
      expect((await part(key, from, to))?.equals(content.subarray(from, to + 1)), `${from}`).toBe(true);
    }
  });

  it('returns null for a file that was cut off, removed, or has the wrong length', async () => {
    const failing = async function* () {
      yield content;
      throw new Error('the source broke');
    };
    await expect(files().write(failing())).rejects.toThrow('the source broke');
    const { key } = await files().write(pieces());
    expect(await part(key, 0, 1, content.length + 300_000)).toBeNull();
    await files().remove(key);
    expect(await part(key, 0, 1)).toBeNull();
  });

  it('sweeps files that are neither needed nor possibly still being written', async () => {
    const [needed, unneeded] = [await files().write(pieces()), await files().write(pieces())];
    await files().sweep(new Set([needed.key]));
    expect(await part(unneeded.key, 0, 1)).not.toBeNull();
    now += 25 * 3_600_000;
    await files().sweep(new Set([needed.key]));
    expect(await part(unneeded.key, 0, 1)).toBeNull();
    expect(await part(needed.key, 0, 1)).not.toBeNull();
  });
});

describe('a full disk', () => {
  it('fails the write and leaves no file', async () => {
    const script = join(folder, 'write.ts');
    await writeFile(
      script,
      `import { createDiskFiles } from ${JSON.stringify(join(process.cwd(), 'lib/server/jobs/disk-files.ts'))};
       process.on('SIGXFSZ', () => {});
       async function* pieces() { for (;;) yield new Uint8Array(65536); }
       async function main() {
         await createDiskFiles(${JSON.stringify(join(folder, 'files'))}, Date.now).write(pieces()).catch((error) => console.log(error.code, error.userMessage));
       }
       void main();`,
    );
    // A file size limit fails a write halfway, as a full disk does.
    const { stdout } = spawnSync('bash', ['-c', `ulimit -f 500; exec "${process.execPath}" --import tsx "${script}"`], {
      encoding: 'utf8',
      cwd: process.cwd(),
    });
    expect(stdout).toContain('storage_failed There is no disk space for this file');
    expect(await readdir(join(folder, 'files'))).toEqual([]);
  });
});
