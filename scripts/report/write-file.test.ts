import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFileAtomically } from './write-file';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copper-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function body(pieces: readonly string[], failure?: Error): ReadableStream<Uint8Array> {
  const left = [...pieces];
  return new ReadableStream({
    pull(controller) {
      const piece = left.shift();
      if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece));
      else if (failure) controller.error(failure);
      else controller.close();
    },
  });
}

it('writes into a folder that it makes, and leaves nothing else there', async () => {
  const path = join(folder, 'new', 'file.csv');
  expect(await writeFileAtomically(path, body(['a,b\r\n', '1,2\r\n']))).toBe(10);
  expect(readFileSync(path, 'utf8')).toBe('a,b\r\n1,2\r\n');
  expect(readdirSync(join(folder, 'new'))).toEqual(['file.csv']);
});

it('leaves what was there before when it fails half-way', async () => {
  const path = join(folder, 'file.csv');
  writeFileSync(path, 'of yesterday');
  await expect(writeFileAtomically(path, body(['half'], new Error('cut off')))).rejects.toThrow('cut off');
  expect(readFileSync(path, 'utf8')).toBe('of yesterday');
  expect(readdirSync(folder)).toEqual(['file.csv']);
});
