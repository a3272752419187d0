import type { Child } from './child';

/** One Ctrl-C can come twice: from the terminal and from npm. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Keeps this program alive until Ctrl-C (or a polite kill), or until one child ends by itself; then ends all
 * children, last started first, and leaves with 0 after a signal, else with the fallen child's code. A second signal
 * ends them at once.
 */
export async function untilInterrupted(children: Child[]): Promise<never> {
  const signalled = new Promise<null>((resolve) => {
    let askedAt: number | null = null;
    const onSignal = (): void => {
      askedAt ??= performance.now();
      resolve(null);
      if (performance.now() - askedAt < SAME_SIGNAL_MS) return;
      for (const child of children) child.kill();
      process.exit(1);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
  const fell = Promise.race(children.map(async (child) => ({ child, code: await child.exited })));
  const ended = await Promise.race([signalled, fell]);
  if (ended) console.error(`✗ The ${ended.child.name} ended by itself:\n${ended.child.tail()}`);
  for (const child of [...children].reverse()) await child.stop();
  process.exit(ended ? (ended.code ?? 1) || 1 : 0);
}
