import { existsSync } from 'node:fs';
import { printStep, StepFailed } from '../bootstrap/messages.mjs';
import { jsonConsole } from '../package/json-console.mjs';
import { listenError, SERVER_ENV, serverArguments, siteFolder, untilOk } from './server-process.mjs';

const PARENT_CHECK_MS = 500;

/**
 * Runs the production server of the build in `.next` in this process, with the user's settings. Plain JavaScript, so
 * that no compiler stays in memory. Signals are handled by lib/server/start/graceful-stop.ts.
 */
export async function runServer() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const port = Number(process.env.PORT || 3000);
  const host = process.env.HOST || undefined;
  const { NEXTAUTH_URL: origin = '', BASE_PATH: basePath = '' } = process.env;
  const address = `${origin || `http://localhost:${port}`}${origin.endsWith(basePath) ? '' : basePath}`;
  const problem = await listenError(port, host);
  if (problem === 'EADDRINUSE') {
    throw new StepFailed(
      `Port ${port} is in use by another program. Set PORT to a free one, e.g. PORT=3001 npm start.`,
    );
  }
  if (problem) {
    throw new StepFailed(`The server cannot listen on port ${port} of ${host ?? 'this machine'} (${problem}).`);
  }
  printStep(`Starting the production server on port ${port}${host ? ` of ${host}` : ''}`);
  Object.assign(process.env, { ...SERVER_ENV, PORT: String(port) });
  stopWithNpm();
  jsonConsole();
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...serverArguments(port, host, siteFolder(process.env)));
  await import('next/dist/bin/next');
  printStep(
    (await untilOk(`http://${localHost(host)}:${port}/api/ready`))
      ? `Ready: open ${address} and sign in with your Copper account. Ctrl-C stops it.`
      : '/api/ready does not return 200. See the messages above.',
  );
  const { protocol, hostname } = new URL(address);
  if (protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) {
    printStep('Over plain http, browsers do not offer to install the app, to notify, or to copy with one click.');
  }
}

/**
 * npm passes SIGTERM to its shell only, which ends without passing it on. So when npm has started this process, its end
 * is the signal.
 */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS);
  check.unref();
}

/** Returns where this machine reaches a server that listens on `host`; undefined and `0.0.0.0` are all addresses. */
function localHost(host) {
  if (!host || host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
