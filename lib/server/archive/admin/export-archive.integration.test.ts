import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { upsertAccount } from '../../db/accounts';
import type { Database } from '../../db/database';
import { openDatabase } from '../../db/open';
import { type FreshDatabase, freshDatabase } from '../../db/test-support/fresh-database';
import { temporaryFolder } from '../../db/test-support/temporary-folder';
import { createSeriesStore, type StoreKey } from '../store/series-store';
import { exportArchiveToFolder } from './export-archive';

const HOUR = 3_600_000;
const START = Date.parse('2026-01-30T00:00:00Z');
const NOW = Date.parse('2026-03-01T12:00:00Z');
const HOME = { id: 'home_a', kind: 'home', enterpriseId: null, clientId: 'c' } as const;
const UTILITY = { id: 'ent_b', kind: 'enterprise', enterpriseId: 'utility', clientId: 'e' } as const;
const SEEN = new Date('2026-02-01T00:00:00Z');

let fresh: FreshDatabase;
let folder: string;
let db: Database;

const hours = Array.from({ length: 96 }, (_, hour) => ({
  time: new Date(START + hour * HOUR).toISOString(),
  usage: hour % 7 === 0 ? null : hour / 4,
  value: 123456.789 + hour,
}));

function write(account: typeof HOME | typeof UTILITY, key: StoreKey, rows: Record<string, unknown>[]) {
  const answer = { start: START, end: START + 96 * HOUR, askedAt: NOW, freshUntil: 0, summary: {}, rows };
  return createSeriesStore(db, { warn: () => {} }).write(account, key, [answer], NOW);
}

beforeEach(async () => {
  folder = temporaryFolder('copper-export-');
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  for (const account of [HOME, UTILITY]) await upsertAccount(db, { ...account, subject: account.id, now: NOW });
  await write(HOME, { kind: 'usage', meterId: '12:_1', granularity: 'hour' }, hours);
  const grid = [{ hw_timestamp: '2026-01-30T00:00:01.250Z', gateway_id: 'g', voltage: 0, frequency: null }];
  await write(UTILITY, { kind: 'grid', meterId: '00aa', granularity: 'none' }, grid);
  await db.query(async (tables) => {
    const accountId = UTILITY.id;
    const seen = { accountId, list: 'meter', firstSeenAt: SEEN, lastSeenAt: new Date(NOW), items: 1 };
    await tables.listState.create({ data: seen });
    // When histories were seen is no list, and gets no file.
    await tables.listState.create({ data: { ...seen, list: 'meter-history', items: 0 } });
    for (const [hour, body] of ['{"id":"m","state":"connected"}', null].entries()) {
      const seenAt = new Date(SEEN.getTime() + hour * HOUR);
      await tables.listVersion.create({ data: { accountId, list: 'meter', itemId: 'm', seenAt, body, hash: '' } });
    }
    const change = { device: 'meter', deviceId: 'm', at: SEEN, fromState: 'degraded', seenAt: new Date(NOW) };
    await tables.stateChange.create({ data: { accountId, ...change } });
  });
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
  rmSync(folder, { recursive: true });
});

const lines = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe('exportArchiveToFolder', () => {
  it('writes everything stored, as received, with a manifest that matches its files', async () => {
    const target = join(folder, 'out');
    const summary = await exportArchiveToFolder(db, { folder: target, now: NOW });
    expect(existsSync(`${target}.partial`)).toBe(false);
    const manifest = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ format: 1, exportedAt: '2026-03-01T12:00:00.000Z', damaged: [] });
    expect(manifest.accounts.map(({ id }: { id: string }) => id)).toEqual(['ent_b', 'home_a']);
    const read: Record<string, unknown[]> = {};
    for (const { file, sha256, lines: count } of manifest.files) {
      const text = readFileSync(join(target, file), 'utf8');
      expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
      read[file] = lines(text);
      expect(read[file]).toHaveLength(count);
    }
    expect(read).toEqual({
      'home_a/series/usage/12_%5F1.hour.jsonl': hours,
      'home_a/state-changes.jsonl': [],
      'ent_b/series/grid/00aa.none.jsonl': [
        { hw_timestamp: '2026-01-30T00:00:01.250Z', gateway_id: 'g', voltage: 0, frequency: null },
      ],
      'ent_b/lists/meter.jsonl': [
        { id: 'm', seenAt: '2026-02-01T00:00:00.000Z', body: { id: 'm', state: 'connected' } },
        { id: 'm', seenAt: '2026-02-01T01:00:00.000Z', body: null },
      ],
      'ent_b/state-changes.jsonl': [
        {
          device: 'meter',
          id: 'm',
          at: '2026-02-01T00:00:00.000Z',
          from: 'degraded',
          seenAt: '2026-03-01T12:00:00.000Z',
        },
      ],
    });
    expect(summary).toEqual({ accounts: 2, files: 5, lines: 96 + 1 + 2 + 1, damaged: [] });
    // The spans of two chunks that meet at the end of the month are joined.
    const usage = manifest.files.find(({ file }: { file: string }) => file.includes('12_'));
    expect(usage.asked).toEqual([{ start: '2026-01-30T00:00:00.000Z', end: '2026-02-03T00:00:00.000Z' }]);
  });

  it('exports only the given account, and does not overwrite a folder', async () => {
    const target = join(folder, 'out');
    await exportArchiveToFolder(db, { folder: target, accountId: 'home_a', now: NOW });
    const { files } = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8'));
    expect(files.every(({ accountId }: { accountId: string }) => accountId === 'home_a')).toBe(true);
    await expect(exportArchiveToFolder(db, { folder: target, now: NOW })).rejects.toThrow('already exists');
    const unknown = exportArchiveToFolder(db, { folder: join(folder, 'x'), accountId: 'home_z', now: NOW });
    await expect(unknown).rejects.toThrow('ent_b, home_a');
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  it('leaves no folder behind when it fails', async () => {
    await db.query((tables) => tables.listVersion.updateMany({ where: { body: { not: null } }, data: { body: '{' } }));
    const target = join(folder, 'out');
    await expect(exportArchiveToFolder(db, { folder: target, now: NOW })).rejects.toThrow();
    expect([target, `${target}.partial`].filter(existsSync)).toEqual([]);
  });

  it('names damaged chunks and writes the rest', async () => {
    await db.query((tables) =>
      tables.seriesChunk.updateMany({
        where: { resource: 'usage', periodStart: new Date('2026-02-01') },
        data: { checksum: 'x' },
      }),
    );
    const target = join(folder, 'out');
    const { damaged } = await exportArchiveToFolder(db, { folder: target, now: NOW });
    expect(damaged).toEqual(['home_a usage 12:_1 hour 2026-02-01']);
    expect(lines(readFileSync(join(target, 'home_a/series/usage/12_%5F1.hour.jsonl'), 'utf8'))).toEqual(
      hours.slice(0, 48),
    );
  });
});
