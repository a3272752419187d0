import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A Node program that this one started and must end. */
export interface Child {
  name: string;
  pid: number;
  /** Resolves with the exit code (null after a signal) when the program has ended. */
  exited: Promise<number | null>;
  /** Resolves with the first output line that matches; rejects when the program ends before. */
  line(pattern: RegExp): Promise<RegExpMatchArray>;
  /** The last lines it wrote, to explain why it ended. */
  tail(): string;
  /** Asks it to end, insists after twelve seconds (the server finishes within ten), and resolves when it is gone. Ends no other process. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

export interface ChildOptions {
  /** Arguments after `node`. */
  args: string[];
  /** Added to this process's environment. */
  env?: Record<string, string>;
  /** Called with every line of output. */
  onLine?: (line: string) => void;
}

const TAIL_LINES = 40;
const PATIENCE_MS = 12_000;

export function startChild(name: string, { args, env = {}, onLine }: ChildOptions): Child {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(1));
  });
  const kept: string[] = [];
  const listeners = new Set<(line: string) => void>();
  const hear = (line: string): void => {
    kept.push(line);
    if (kept.length > TAIL_LINES) kept.shift();
    onLine?.(line);
    for (const listener of listeners) listener(line);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', hear);

  return {
    name,
    pid: child.pid ?? -1,
    exited,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const listener = (line: string): void => {
          const match = line.match(pattern);
          if (!match) return;
          listeners.delete(listener);
          resolve(match);
        };
        listeners.add(listener);
        kept.forEach(listener);
        exited.then(() => reject(new Error(`${name} ended before it was ready:\n${kept.join('\n')}`)));
      }),
    tail: () => kept.join('\n'),
    stop: () => stop(child, exited),
    kill: () => void child.kill('SIGKILL'),
  };
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await exited;
  clearTimeout(insist);
}
