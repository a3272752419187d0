import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFileAtomically } from './write-file';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copper-write-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function body(pieces: readonly string[], failure?: Error): ReadableStream<Uint8Array> {
  const remaining = [...pieces];
  return new ReadableStream({
    pull(controller) {
      const piece = remaining.shift();
      if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece));
      else if (failure) controller.error(failure);
      else controller.close();
    },
  });
}

it('creates the folder and leaves no other file in it', async () => {
  const path = join(folder, 'new', 'file.csv');
  expect(await writeFileAtomically(path, body(['a,b\r\n', '1,2\r\n']))).toBe(10);
  expect(readFileSync(path, 'utf8')).toBe('a,b\r\n1,2\r\n');
  expect(readdirSync(join(folder, 'new'))).toEqual(['file.csv']);
});

it('keeps the old file when writing fails', async () => {
  const path = join(folder, 'file.csv');
  writeFileSync(path, 'yesterday');
  await expect(writeFileAtomically(path, body(['half'], new Error('cut off')))).rejects.toThrow('cut off');
  expect(readFileSync(path, 'utf8')).toBe('yesterday');
  expect(readdirSync(folder)).toEqual(['file.csv']);
});
