import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Set by postgres-setup.ts, in the project 'postgresql' alone. */
    postgres?: { url: string; template: string };
  }
}

/** True while the suite runs on PostgreSQL. */
export const ON_POSTGRESQL = inject('postgres') !== undefined;

/** A database of a test's own, not opened yet. */
export interface FreshDatabase {
  url: string;
  /** After it was closed; also ends connections of processes that were killed. */
  remove(): Promise<void>;
}

/**
 * A database without rows of the kind that this run of the suite is about: a SQLite file, or one on a PostgreSQL
 * server. `bare` is one without tables.
 */
export async function freshDatabase({ bare = false } = {}): Promise<FreshDatabase> {
  const server = inject('postgres');
  if (!server) {
    const folder = mkdtempSync(join(quickFolder(), 'copper-test-'));
    return {
      url: `file:${folder}/copper.db`,
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = await connected(server.url);
  // By far the quickest way for a server that forgets everything anyhow.
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${bare ? 'template0' : server.template} STRATEGY FILE_COPY`);
  const url = new URL(server.url);
  url.pathname = name;
  return {
    url: url.href,
    remove: async () => {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 256 * 1024 * 1024;

/** In memory where there is room: a third of the time of these tests would be waiting for a disk. */
function quickFolder(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH_BYTES ? MEMORY : tmpdir();
}

let known: Promise<Client> | undefined;

/** One connection for all tests of a process. */
function connected(url: string): Promise<Client> {
  known ??= (async () => {
    const client = new Client({ connectionString: url });
    client.on('error', () => {});
    await client.connect();
    return client;
  })();
  return known;
}
