import { subscribe } from 'node:diagnostics_channel';
import type { Server, ServerResponse } from 'node:http';

/** A part of the server with work to finish before the process stops. */
export interface StoppablePart {
  /** Resolves when no work is running. */
  settled(): Promise<void>;
  /** Called once at the end, even when `settled` failed or took too long. */
  close(): Promise<void>;
}

/** Service managers kill a process about ten seconds after the signal. */
const SETTLE_TIMEOUT_MS = 8_500;
const CLOSE_TIMEOUT_MS = 1_000;
/** One Ctrl-C arrives up to three times: from the terminal, from npm and from the parent program. */
const SAME_SIGNAL_MS = 1_000;
const IDLE_CHECK_MS = 100;
/** A connection whose request has not arrived completely by then is closed. */
const UNUSED_CHECKS = 5;

// Next loads instrumentation and routes as separate modules, so the parts are stored on globalThis.
const PARTS = Symbol.for('copper-dashboard.parts');
const shared = globalThis as { [PARTS]?: Set<StoppablePart> };

/** The servers of this process, and their answers that are not sent completely. */
type OpenAnswers = Map<Server, Set<ServerResponse>>;

/** Registers a part that must finish and close before the process stops. */
export function finishBeforeStop(part: StoppablePart): void {
  shared[PARTS] ??= new Set();
  shared[PARTS].add(part);
}

/**
 * Makes SIGTERM and SIGINT end this process with code 0 within ten seconds: it accepts no new connections, answers open
 * requests, waits for the parts and closes them. A second signal, at least a second later, ends it immediately. Use it
 * only when nothing else handles these signals (for Next: `NEXT_MANUAL_SIG_HANDLE`).
 */
export function stopOnSignal(): void {
  const servers: OpenAnswers = new Map();
  // Next does not expose its server. Node reports the server of each request; a server without requests has none open.
  subscribe('http.server.request.start', (message) => {
    const { server, response } = message as { server: Server; response: ServerResponse };
    const answers = servers.get(server) ?? new Set<ServerResponse>();
    servers.set(server, answers.add(response));
    response.once('close', () => answers.delete(response));
  });

  let firstSignalAt: number | null = null;
  const onSignal = () => {
    const now = performance.now();
    if (firstSignalAt === null) {
      firstSignalAt = now;
      void stop(servers);
    } else if (now - firstSignalAt >= SAME_SIGNAL_MS) process.exit(1);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

async function stop(servers: OpenAnswers): Promise<void> {
  const parts = [...(shared[PARTS] ?? [])];
  const settled = async () => {
    await Promise.all([...servers].map(([server, answers]) => closed(server, answers)));
    await Promise.all(parts.map((part) => part.settled()));
  };
  if (!(await finishesWithin(settled(), SETTLE_TIMEOUT_MS))) {
    process.stderr.write('Stopped before all running work was finished.\n');
  }
  await finishesWithin(Promise.all(parts.map((part) => part.close())), CLOSE_TIMEOUT_MS);
  process.exit(0);
}

/** Resolves when the server has answered all open requests. */
async function closed(server: Server, answers: ReadonlySet<ServerResponse>): Promise<void> {
  let checks = 0;
  const check = setInterval(() => {
    checks = answers.size === 0 ? checks + 1 : 0;
    // Otherwise close() would wait for the timeout of keep-alive connections; and of those that browsers open in
    // advance, which are not idle to Node before their first request.
    if (checks < UNUSED_CHECKS) server.closeIdleConnections();
    else server.closeAllConnections();
  }, IDLE_CHECK_MS);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(check);
}

/** Resolves to false when the work fails or takes longer than `ms`. */
function finishesWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms));
  return Promise.race([
    work.then(
      () => true,
      () => false,
    ),
    late,
  ]);
}
