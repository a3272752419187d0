import { subscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';

/** A part of the server that has something to finish when the process is asked to stop. */
export interface StoppablePart {
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Called last, once, whatever `settled` came to. */
  close(): Promise<void>;
}

/** Whoever asks for a stop waits about ten seconds before insisting. */
const SETTLE_WITHIN_MS = 8_500;
const CLOSE_WITHIN_MS = 1_000;
/** One Ctrl-C comes twice or three times: from the terminal, from npm and from the program that started this one. */
const SAME_SIGNAL_MS = 1_000;
const IDLE_CHECK_MS = 100;

// Next loads instrumentation and routes apart: they meet on globalThis.
const PARTS = Symbol.for('copper-dashboard.parts');
const shared = globalThis as { [PARTS]?: Set<StoppablePart> };

/** Makes a stop wait for this part, and close it. */
export function finishBeforeStop(part: StoppablePart): void {
  shared[PARTS] ??= new Set();
  shared[PARTS].add(part);
}

/**
 * From now on SIGTERM and SIGINT end this process with code 0 within ten seconds: no new connections, requests under
 * way are answered, then the parts settle and are closed. A second signal, a second or more later, ends it at once.
 * Only for a process in which nobody else handles these signals (for Next: `NEXT_MANUAL_SIG_HANDLE`).
 */
export function stopOnSignal(): void {
  const servers = new Set<Server>();
  // Next keeps its server to itself; Node tells who received a request. One that received none has none to finish.
  subscribe('http.server.request.start', (message) => servers.add((message as { server: Server }).server));

  let askedAt: number | null = null;
  const onSignal = () => {
    const now = performance.now();
    if (askedAt === null) {
      askedAt = now;
      void stop(servers);
    } else if (now - askedAt >= SAME_SIGNAL_MS) process.exit(1);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

async function stop(servers: ReadonlySet<Server>): Promise<void> {
  const parts = [...(shared[PARTS] ?? [])];
  const settled = async () => {
    await Promise.all([...servers].map(closed));
    await Promise.all(parts.map((part) => part.settled()));
  };
  if (!(await inTime(settled(), SETTLE_WITHIN_MS))) {
    process.stderr.write('Stopped before everything under way was finished.\n');
  }
  await inTime(Promise.all(parts.map((part) => part.close())), CLOSE_WITHIN_MS);
  process.exit(0);
}

/** Resolves when the server has answered all it was asked. */
async function closed(server: Server): Promise<void> {
  // A connection that is kept alive would be waited for until its own timeout.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(idle);
}

/** False when it takes longer, or fails. */
function inTime(work: Promise<unknown>, ms: number): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms));
  return Promise.race([
    work.then(
      () => true,
      () => false,
    ),
    late,
  ]);
}
