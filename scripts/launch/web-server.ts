import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, startChild } from './child';

export interface RunningServer {
  url: string;
  child: Child;
}

const NEXT = 'node_modules/next/dist/bin/next';
const READY_WITHIN_MS = 90_000;

/** Leaves signals to our own handler (lib/server/start/graceful-stop.ts): Next's would cut off what is under way. */
const MANUAL_SIGNALS = { NEXT_MANUAL_SIG_HANDLE: 'true' };

export interface ServerOptions {
  port: number;
  /** Address to listen on; by default all. */
  host?: string;
  /** Settings of lib/server/env.ts. */
  settings: Record<string, string>;
  onLine?: (line: string) => void;
}

/** Starts the production server of the build in `.next` and waits until `/api/health` returns 200. */
export async function startServerProcess({ port, host, settings, onLine }: ServerOptions): Promise<RunningServer> {
  const args = [NEXT, 'start', '-p', String(port), '--keepAliveTimeout', '75000', ...(host ? ['-H', host] : [])];
  const env = {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(port),
    ...MANUAL_SIGNALS,
    ...settings,
  };
  const child = startChild('web server', { args, env, onLine });
  try {
    await untilHealthy(`http://${host ?? '127.0.0.1'}:${port}/api/health`, child);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { url: settings.NEXTAUTH_URL || `http://localhost:${port}`, child };
}

/** Resolves when the address returns 200; rejects when the server exits or takes too long. */
export async function untilHealthy(address: string, child: Child): Promise<void> {
  let exited = false;
  child.exited.then(() => {
    exited = true;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  for (let pause = 150; !exited && Date.now() < deadline; pause = Math.min(pause * 1.5, 3_000)) {
    const healthy = await fetch(address).then(
      (response) => response.status === 200,
      () => false,
    );
    if (healthy) return;
    await sleep(pause);
  }
  const problem = exited ? 'exited before it was ready' : 'was not ready in time';
  throw new Error(`The web server ${problem}:\n${child.tail()}`);
}
