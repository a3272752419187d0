import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '../open';
import { temporaryFolder } from './temporary-folder';
import { emptyDatabase, rememberShape, removeTables } from './used-databases';

declare module 'vitest' {
  interface ProvidedContext {
    /** Set by postgres-setup.ts, only in the project 'postgresql'. */
    postgres?: { url: string; template: string };
  }
}

/** True while the suite runs on PostgreSQL. */
export const ON_POSTGRESQL = inject('postgres') !== undefined;

/** A new database of a test, not opened yet. */
export interface FreshDatabase {
  url: string;
  /** Call after closing it. Also ends connections of killed processes. */
  remove(): Promise<void>;
}

/**
 * Creates a database without rows of the kind that this run of the suite uses: a SQLite file, or a database on a
 * PostgreSQL server. `bare` creates it without tables.
 */
export async function freshDatabase({ bare = false } = {}): Promise<FreshDatabase> {
  const server = inject('postgres');
  if (!server) {
    const folder = temporaryFolder('copper-test-');
    // Migrating an empty file takes longer than many tests.
    if (!bare) writeFileSync(join(folder, 'copper.db'), await migratedFile(), { mode: 0o600 });
    return {
      url: `file:${folder}/copper.db`,
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  return bare ? usedDatabase(server, 'template0', removeTables) : usedDatabase(server, server.template, emptyDatabase);
}

interface Server {
  url: string;
  template: string;
}

async function newDatabase(server: Server, template: string): Promise<FreshDatabase> {
  const name = `${server.template}_${randomUUID().replaceAll('-', '')}`;
  const admin = await connectAdmin(server.url);
  // The fastest strategy for a server without durability.
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  const url = new URL(server.url);
  url.pathname = name;
  return {
    url: url.href,
    remove: async () => {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Databases of earlier tests of this process, as they were when they were copied from a template. */
const cleaned = new Map<string, FreshDatabase[]>();

/** Returns a database that an earlier test has used, or a new one. `clean` returns false where it cannot be used again. */
async function usedDatabase(
  server: Server,
  template: string,
  clean: (url: string) => Promise<boolean>,
): Promise<FreshDatabase> {
  const unused = cleaned.get(template) ?? [];
  cleaned.set(template, unused);
  const database = unused.pop() ?? (await newDatabase(server, template));
  if (template === server.template) await rememberShape(database.url);
  return {
    url: database.url,
    async remove() {
      await endConnections(server, database.url);
      if (await clean(database.url)) unused.push(database);
      else await database.remove();
    },
  };
}

/** Ends the connections to a database, and waits for their ends. */
async function endConnections(server: Server, url: string): Promise<void> {
  const admin = await connectAdmin(server.url);
  const sql = 'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1';
  await admin.query(sql, [new URL(url).pathname.slice(1)]);
}

let migrated: Promise<Buffer> | undefined;

/** Returns the bytes of a migrated SQLite file without rows, made once for all tests of a process. */
function migratedFile(): Promise<Buffer> {
  migrated ??= (async () => {
    const { url, remove } = await freshDatabase({ bare: true });
    await (await openDatabase({ url })).close();
    const bytes = readFileSync(url.replace('file:', ''));
    await remove();
    return bytes;
  })();
  return migrated;
}

let adminClient: Promise<Client> | undefined;

/** Returns the admin connection, one for all tests of a process. */
function connectAdmin(url: string): Promise<Client> {
  adminClient ??= (async () => {
    const client = new Client({ connectionString: url });
    client.on('error', () => {});
    await client.connect();
    return client;
  })();
  return adminClient;
}
