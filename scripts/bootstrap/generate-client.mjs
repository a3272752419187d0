import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { StepFailed, say } from './say.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

const CLIENT = 'lib/server/db/generated/client.ts';
const STAMP = 'node_modules/.cache/copper-dashboard/client';

/** Runs `prisma generate` when the database client is missing or the schema has changed since. */
export function generateClient() {
  const wanted = fingerprint(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  if (existsSync(CLIENT) && readStamp(STAMP) === wanted) return;
  say('Generating the database client (prisma generate)');
  const result = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--no-hints'], {
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}${result.stderr}`);
    throw new StepFailed('Generating the database client failed; Prisma said why above.');
  }
  writeStamp(STAMP, wanted);
}
