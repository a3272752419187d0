import { type Child, startChild } from './child';

export interface RunningSandbox {
  url: string;
  child: Child;
}

export interface SandboxProcessOptions {
  /** By default any free one. */
  port?: number;
  /** Other flags of `npm run sandbox`. */
  flags?: string[];
  onLine?: (line: string) => void;
}

/** Starts the sandbox as a separate process and waits until it listens. */
export async function startSandboxProcess(options: SandboxProcessOptions = {}): Promise<RunningSandbox> {
  const { port = 0, flags = [], onLine } = options;
  const args = ['--import', 'tsx', 'sandbox/cli.ts', '--port', String(port), ...flags];
  const child = startChild('sandbox', { args, onLine });
  const [, url = ''] = await child.line(/^sandbox ready (http:\S+)/);
  return { url: url.replace(/\/$/, ''), child };
}
