import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file of a value a line, written as fast as the disk takes it. */
export interface JsonLinesFile {
  write(values: readonly unknown[]): Promise<void>;
  /** Ends the file: how many lines it has, and their SHA-256 (hexadecimal). */
  close(): Promise<{ lines: number; sha256: string }>;
}

/** Makes the file and its folder. Throws where it is there already: nothing is written over. */
export async function openJsonLines(path: string): Promise<JsonLinesFile> {
  await mkdir(dirname(path), { recursive: true });
  const stream = createWriteStream(path, { flags: 'wx' });
  await once(stream, 'open');
  // A disk that fills up between two writes is told by the next of them.
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
