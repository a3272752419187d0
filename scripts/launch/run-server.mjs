import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { printStep, StepFailed } from '../bootstrap/messages.mjs';

const HEALTHY_WITHIN_MS = 90_000;
const PARENT_CHECK_MS = 500;
/** Longer than reverse proxies keep an idle connection, so that none sends a request into one that is being closed. */
const KEEP_ALIVE_MS = 75_000;

/**
 * Runs the production server of the build in `.next` in this process, with the user's settings. Plain JavaScript, so
 * that no compiler stays in memory. Signals are handled by lib/server/start/graceful-stop.ts.
 */
export async function runServer() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const port = Number(process.env.PORT || 3000);
  const address = process.env.NEXTAUTH_URL || `http://localhost:${port}`;
  if (!(await isFree(port))) {
    throw new StepFailed(
      `Port ${port} is in use by another program. Set PORT to a free one, e.g. PORT=3001 npm start.`,
    );
  }
  printStep(`Starting the production server on port ${port}`);
  Object.assign(process.env, {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_MANUAL_SIG_HANDLE: 'true',
    NEXTAUTH_URL: address,
    PORT: String(port),
  });
  stopWithNpm();
  process.argv.splice(
    2,
    Number.POSITIVE_INFINITY,
    'start',
    '-p',
    String(port),
    '--keepAliveTimeout',
    String(KEEP_ALIVE_MS),
  );
  await import('next/dist/bin/next');
  printStep(
    (await isHealthy(`http://127.0.0.1:${port}/api/health`))
      ? `Ready: open ${address} and sign in with your Copper account. Ctrl-C stops it.`
      : '/api/health does not return 200. See the messages above.',
  );
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

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

async function isHealthy(url) {
  for (const deadline = Date.now() + HEALTHY_WITHIN_MS; Date.now() < deadline; await sleep(100)) {
    const healthy = await fetch(url).then(
      (response) => response.status === 200,
      () => false,
    );
    if (healthy) return true;
  }
  return false;
}
