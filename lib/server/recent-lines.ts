/** What the site page shows of the log. Longer ago is in what collects standard output. */
const MAX_LINES = 2_000;
const MAX_AGE_MS = 24 * 3_600_000;

// A process has one log, however often Next loads this module.
const LINES = Symbol.for('copper-dashboard.recent-lines');
const shared = globalThis as { [LINES]?: { at: number; line: string }[] };

/** Begins to remember lines of the log, for people who look after this site. */
export function rememberLines(): void {
  shared[LINES] ??= [];
}

/** Adds a line of the log, without secrets, if lines are remembered. */
export function addLine(line: string, now = Date.now()): void {
  const lines = shared[LINES];
  if (!lines) return;
  lines.push({ at: now, line: line.trimEnd() });
  // In large steps, because each one moves all the others.
  if (lines.length > MAX_LINES * 1.1) lines.splice(0, lines.length - MAX_LINES);
}

/** Returns the remembered lines of the last day, oldest first. */
export function recentLines(now = Date.now()): string[] {
  return (shared[LINES] ?? [])
    .slice(-MAX_LINES)
    .filter(({ at }) => now - at < MAX_AGE_MS)
    .map(({ line }) => line);
}
