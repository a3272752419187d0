import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file with one JSON value per line. `write` waits while the disk is slower. */
export interface JsonLinesFile {
  write(values: readonly unknown[]): Promise<void>;
  /** Closes the file and returns the number of its lines and its SHA-256 (hexadecimal). */
  close(): Promise<{ lines: number; sha256: string }>;
}

/** Creates the file and its folder. Throws when the file exists; nothing is overwritten. */
export async function openJsonLines(path: string): Promise<JsonLinesFile> {
  await mkdir(dirname(path), { recursive: true });
  const stream = createWriteStream(path, { flags: 'wx' });
  await once(stream, 'open');
  // An error between two writes (a full disk) is thrown by the next one.
  let failed: Error | null = null;
  stream.on('error', (error) => {
    failed = error;
  });
  const hash = createHash('sha256');
  let lines = 0;
  return {
    async write(values) {
      if (failed) throw failed;
      if (values.length === 0) return;
      const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
      hash.update(text);
      lines += values.length;
      if (!stream.write(text)) await once(stream, 'drain');
    },
    async close() {
      if (failed) throw failed;
      stream.end();
      await once(stream, 'close');
      if (failed) throw failed;
      return { lines, sha256: hash.digest('hex') };
    },
  };
}
