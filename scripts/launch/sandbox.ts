import { type Child, startChild } from './child';

export interface RunningSandbox {
  url: string;
  child: Child;
}

/** Starts the stand-in cloud as a process of its own and waits until it listens. Port 0 takes any free one. */
export async function startSandboxProcess(port: number, flags: string[] = []): Promise<RunningSandbox> {
  const args = ['--import', 'tsx', 'sandbox/cli.ts', '--port', String(port), ...flags];
  const child = startChild('sandbox', { args });
  const [, url = ''] = await child.line(/^sandbox ready (http:\S+)/);
  return { url: url.replace(/\/$/, ''), child };
}
