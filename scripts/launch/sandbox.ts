import { type Child, startChild } from './child';

export interface RunningSandbox {
  url: string;
  child: Child;
}

export interface SandboxProcessOptions {
  /** Any free one when absent. */
  port?: number;
  /** Further flags of `npm run sandbox`. */
  flags?: string[];
  onLine?: (line: string) => void;
}

/** Starts the stand-in cloud as a process of its own and waits until it listens. */
export async function startSandboxProcess(options: SandboxProcessOptions = {}): Promise<RunningSandbox> {
  const { port = 0, flags = [], onLine } = options;
  const args = ['--import', 'tsx', 'sandbox/cli.ts', '--port', String(port), ...flags];
  const child = startChild('sandbox', { args, onLine });
  const [, url = ''] = await child.line(/^sandbox ready (http:\S+)/);
  return { url: url.replace(/\/$/, ''), child };
}
