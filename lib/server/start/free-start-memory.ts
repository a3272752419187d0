import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** By then the background jobs have started too. */
const AFTER_MS = 3_000;

/**
 * Collects garbage once, soon after the start: a quarter of the memory is of loading the server's code, and a process
 * that has nothing to do would keep it.
 */
export function freeStartMemory(): void {
  const collect = () => {
    setFlagsFromString('--expose-gc');
    const gc: () => void = runInNewContext('gc');
    setFlagsFromString('--no-expose-gc');
    gc();
  };
  setTimeout(collect, AFTER_MS).unref();
}
