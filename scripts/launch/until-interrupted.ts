import type { Child } from './child';

/** One Ctrl-C can arrive twice: from the terminal and from npm. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Waits for Ctrl-C or SIGTERM, or until a child exits. Then stops all children, the last started first, and exits with 0
 * after a signal, else with the child's code. A second signal kills them immediately.
 */
export async function untilInterrupted(children: Child[]): Promise<never> {
  const signaled = new Promise<null>((resolve) => {
    let firstSignalAt: number | null = null;
    const onSignal = (): void => {
      firstSignalAt ??= performance.now();
      resolve(null);
      if (performance.now() - firstSignalAt < SAME_SIGNAL_MS) return;
      for (const child of children) child.kill();
      process.exit(1);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
  const exited = Promise.race(children.map(async (child) => ({ child, code: await child.exited })));
  const ended = await Promise.race([signaled, exited]);
  if (ended) console.error(`✗ The ${ended.child.name} stopped unexpectedly:\n${ended.child.tail()}`);
  for (const child of [...children].reverse()) await child.stop();
  process.exit(ended ? (ended.code ?? 1) || 1 : 0);
}
