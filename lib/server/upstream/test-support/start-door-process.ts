import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { bundledScript } from '@/scripts/launch/bundled-script';

/** One of several processes on a database, each with its own door; see door-process.ts. */
export interface DoorProcess {
  /** Fetches all paths concurrently. Returns the source of each answer, or the error's code. */
  fetch(paths: string[]): Promise<string[]>;
  /** Kills the process without a chance to clean up. */
  kill(): Promise<void>;
}

export interface DoorProcessOptions {
  database: string;
  cloud: string;
  token?: string;
  limits?: { hour: number; day: number };
  /** Fixed time of its clock in milliseconds; without it, the system's clock. */
  now?: number;
}

export async function startDoorProcess(options: DoorProcessOptions): Promise<DoorProcess> {
  const { database, cloud, token = 't', limits = { hour: 100, day: 1000 }, now = '' } = options;
  const script = await bundledScript({ file: 'lib/server/upstream/test-support/door-process.ts' });
  const args = [script, database, cloud, token, JSON.stringify(limits), String(now)];
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, args);
  child.stderr.pipe(process.stderr);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    async fetch(paths) {
      child.stdin.write(`${paths.join(' ')}\n`);
      const { value } = await lines.next();
      return String(value).split(' ').slice(1);
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
