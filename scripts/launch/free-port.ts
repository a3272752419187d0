import { createServer } from 'node:net';
import { listenError } from './server-process.mjs';

/** True when no program listens on the port, on the loopback address or on all addresses. */
export async function isFree(port: number): Promise<boolean> {
  return (await listenError(port, '127.0.0.1')) === null && (await listenError(port)) === null;
}

/** Returns the first free port from `first` on. */
export async function freePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port between ${first} and ${first + 99}.`);
}

/**
 * Returns a port that is free now, for tests that run side by side.
 * @internal Only tests and tools use it.
 */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
