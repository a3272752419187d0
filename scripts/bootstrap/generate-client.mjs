import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { printStep, StepFailed } from './messages.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

const CACHE = 'node_modules/.cache/copper-dashboard';
const STAMP = `${CACHE}/client`;
const SCHEMA = 'prisma/schema.prisma';
/** The same models for PostgreSQL: a generated client supports one kind of database. */
const POSTGRESQL = { schema: `${CACHE}/postgresql.prisma`, output: 'lib/server/db/generated-postgresql' };
const CLIENTS = ['lib/server/db/generated/client.ts', `${POSTGRESQL.output}/client.ts`];

/** Runs `prisma generate` for both databases when a client is missing or the schema has changed since. */
export function generateClient() {
  const current = fingerprint([
    SCHEMA,
    'prisma.config.ts',
    'node_modules/prisma/package.json',
    'scripts/bootstrap/generate-client.mjs',
  ]);
  if (CLIENTS.every((client) => existsSync(client)) && readStamp(STAMP) === current) return;
  printStep('Generating the database clients (prisma generate)');
  generate(SCHEMA);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(POSTGRESQL.schema, postgresqlSchema(readFileSync(SCHEMA, 'utf8')));
  generate(POSTGRESQL.schema);
  writeStamp(STAMP, current);
}

/** Returns the schema with another provider and output folder, and the same models. */
function postgresqlSchema(schema) {
  const output = relative(dirname(POSTGRESQL.schema), POSTGRESQL.output);
  return schema
    .replace(/^( *provider = )"sqlite"$/m, '$1"postgresql"')
    .replace(/^( *output +=) ".*"$/m, `$1 ${JSON.stringify(output)}`);
}

function generate(schema) {
  const args = ['node_modules/prisma/build/index.js', 'generate', '--no-hints', '--schema', schema];
  const result = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}${result.stderr}`);
    throw new StepFailed('Generating the database clients failed. See the output of Prisma above.');
  }
}
