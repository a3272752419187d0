import { type Child, startChild } from './child';
import { SERVER_ENV, serverArguments, siteFolder, untilOk } from './server-process.mjs';

export interface RunningServer {
  url: string;
  child: Child;
}

const NEXT = 'node_modules/next/dist/bin/next';
/** Saves a fifth of the memory on Linux; see docs/deployment.md. */
const FEW_ARENAS = { MALLOC_ARENA_MAX: '2' };

export interface ServerOptions {
  port: number;
  /** Address to listen on; by default all. */
  host?: string;
  /** Settings of lib/server/env.ts. */
  settings: Record<string, string>;
  onLine?: (line: string) => void;
}

/** Starts the production server of the build in `.next` and waits until `/api/ready` returns 200. */
export async function startServerProcess({ port, host, settings, onLine }: ServerOptions): Promise<RunningServer> {
  const args = [NEXT, ...serverArguments(port, host, siteFolder(settings))];
  const env = { ...SERVER_ENV, ...FEW_ARENAS, PORT: String(port), ...settings };
  const child = startChild('web server', { args, env, onLine });
  try {
    await untilHealthy(`http://${host ?? '127.0.0.1'}:${port}/api/ready`, child);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { url: `${settings.NEXTAUTH_URL || `http://localhost:${port}`}${settings.BASE_PATH ?? ''}`, child };
}

/** Resolves when the address returns 200; rejects when the server exits or takes too long. */
export async function untilHealthy(address: string, child: Child): Promise<void> {
  let exited = false;
  child.exited.then(() => {
    exited = true;
  });
  if (await untilOk(address, () => exited)) return;
  const problem = exited ? 'exited before it was ready' : 'was not ready in time';
  throw new Error(`The web server ${problem}:\n${child.tail()}`);
}
