import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { siteBelow } from '../package/base-path.mjs';

/* What every way of starting the production server has in common. Plain JavaScript; see run-server.mjs. */

/** Longer than reverse proxies keep an idle connection, so that none sends a request into one that is being closed. */
const KEEP_ALIVE_MS = 75_000;
const HEALTHY_WITHIN_MS = 90_000;
const MAX_PAUSE_MS = 1_000;

/** Signals are left to lib/server/start/graceful-stop.ts: Next's own handler would cut off what is under way. */
export const SERVER_ENV = {
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  NEXT_MANUAL_SIG_HANDLE: 'true',
};

/**
 * Returns the arguments of Next that start the server.
 * @param {number} port
 * @param {string} [host] address to listen on; by default all
 * @param {string} [site] folder of the build; by default the current one
 * @returns {string[]}
 */
export function serverArguments(port, host, site) {
  const listen = ['-p', String(port), ...(host === undefined ? [] : ['-H', host])];
  return ['start', ...(site === undefined ? [] : [site]), ...listen, '--keepAliveTimeout', String(KEEP_ALIVE_MS)];
}

/**
 * Returns the folder of the site for the settings of a server; undefined for the current one.
 * @param {{ BASE_PATH?: string, DATA_DIR?: string }} settings
 * @returns {string | undefined}
 */
export function siteFolder({ BASE_PATH: basePath, DATA_DIR: dataDir }) {
  return basePath ? siteBelow('.', basePath, join(dataDir || 'data', 'base-path')) : undefined;
}

/**
 * Returns null when a program can listen on a port of an address, by default of all; otherwise why not, such as
 * `EADDRINUSE`.
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<string | null>}
 */
export function listenError(port, host) {
  return new Promise((resolve) => {
    const server = createServer().once('error', (error) =>
      resolve('code' in error ? String(error.code) : error.message),
    );
    server.listen({ port, host }, () => server.close(() => resolve(null)));
  });
}

/**
 * Resolves with true when an address returns 200; with false when that takes too long, or once `hasEnded` returns true.
 * @param {string} url
 * @param {() => boolean} [hasEnded]
 * @returns {Promise<boolean>}
 */
export async function untilOk(url, hasEnded = () => false) {
  const deadline = Date.now() + HEALTHY_WITHIN_MS;
  for (let pause = 100; !hasEnded() && Date.now() < deadline; pause = Math.min(pause * 1.5, MAX_PAUSE_MS)) {
    const ok = await fetch(url).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ok) return true;
    await sleep(pause);
  }
  return false;
}
