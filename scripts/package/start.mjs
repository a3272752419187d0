/** Starts the packaged server: `PORT`, `HOST` and the other settings from the environment, and from `.env` if there is one. */
import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { siteBelow } from './base-path.mjs';
import { jsonConsole } from './json-console.mjs';

process.chdir(import.meta.dirname);
if (existsSync('.env')) process.loadEnvFile('.env');
// Next listens on HOSTNAME, which containers set to their id.
process.env.HOSTNAME = process.env.HOST || (hasIpv6() ? '::' : '0.0.0.0');
process.env.PORT ||= '3000';
// As in scripts/launch/server-process.mjs.
process.env.KEEP_ALIVE_TIMEOUT = '75000';
process.env.NEXT_TELEMETRY_DISABLED = '1';
process.env.NEXT_MANUAL_SIG_HANDLE = 'true';
jsonConsole();
const { BASE_PATH, DATA_DIR } = process.env;
const site = BASE_PATH ? siteBelow('.', BASE_PATH, join(DATA_DIR || 'data', 'base-path')) : '.';
await import(pathToFileURL(join(site, 'server.js')).href);

function hasIpv6() {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ family }) => family === 'IPv6'));
}
