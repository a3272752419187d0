import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A Node program that this one started and must stop. */
export interface Child {
  name: string;
  pid: number;
  /** Resolves with the exit code (null after a signal) when the program has exited. */
  exited: Promise<number | null>;
  /** Resolves with the first output line that matches; rejects when the program exits before. */
  line(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Returns the last lines of output, for error messages. */
  tail(): string;
  /** Sends SIGTERM, then SIGKILL after twelve seconds (the server stops within ten). Resolves when it has exited. */
  stop(): Promise<void>;
  /** Kills it immediately. */
  kill(): void;
}

export interface ChildOptions {
  /** Arguments after `node`. */
  args: string[];
  /** Variables added to this process's environment. */
  env?: Record<string, string>;
  /** Called with every line of output. */
  onLine?: (line: string) => void;
}

const TAIL_LINES = 40;
const KILL_AFTER_MS = 12_000;

export function startChild(name: string, { args, env = {}, onLine }: ChildOptions): Child {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(1));
  });
  const lastLines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  const onOutputLine = (line: string): void => {
    lastLines.push(line);
    if (lastLines.length > TAIL_LINES) lastLines.shift();
    onLine?.(line);
    for (const listener of listeners) listener(line);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onOutputLine);

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
        lastLines.forEach(listener);
        exited.then(() => reject(new Error(`${name} exited before it was ready:\n${lastLines.join('\n')}`)));
      }),
    tail: () => lastLines.join('\n'),
    stop: () => stop(child, exited),
    kill: () => void child.kill('SIGKILL'),
  };
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const killTimer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  await exited;
  clearTimeout(killTimer);
}
