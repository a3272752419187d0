import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { findPostgres, startPostgresCluster } from '@/scripts/launch/postgres-cluster';
import { openDatabase } from '../open';

const TEMPLATE = 'copper_template';

/**
 * Runs before the tests of the project 'postgresql'. Uses the server of TEST_POSTGRES_URL or starts one, and creates
 * the migrated database that the database of each test is copied from.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_POSTGRES_URL;
  const programs = given ? null : findPostgres();
  if (!given && !programs) {
    throw new Error('No PostgreSQL here: install its server (apt-get install postgresql), or set TEST_POSTGRES_URL.');
  }
  const cluster = programs ? await startPostgresCluster(programs) : { url: given ?? '', stop: async () => {} };
  const client = new Client({ connectionString: cluster.url });
  await client.connect();
  await removeDatabases(client);
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  const template = new URL(cluster.url);
  template.pathname = TEMPLATE;
  await (await openDatabase({ url: template.href })).close();
  project.provide('postgres', { url: cluster.url, template: TEMPLATE });
  return async () => {
    await removeDatabases(client);
    await client.end();
    await cluster.stop();
  };
}

/** Removes the template and its copies, also those of an earlier run that was ended. */
async function removeDatabases(client: Client): Promise<void> {
  const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [TEMPLATE]);
  for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
}
