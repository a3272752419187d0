#!/usr/bin/env node
/** Runs a command beside the packaged server: `node copper.mjs backup --to /data/backups`. */
import { readdirSync } from 'node:fs';

process.env.INIT_CWD ??= process.cwd();
process.chdir(import.meta.dirname);
const known = readdirSync('commands').flatMap((file) => /^([a-z]+(-[a-z]+)?)\.mjs$/.exec(file)?.[1] ?? []);
const [name] = process.argv.splice(2, 1);
if (name === undefined || !known.includes(name)) {
  console.error(`Usage: node copper.mjs <${known.join(' | ')}> [options]`);
  process.exit(2);
}
await import(`./commands/${name}.mjs`);
