import { spawn } from 'node:child_process';

/**
 * Runs Node with these arguments; resolves to true when it exits with 0. Output goes to this program's own, or in
 * pieces to `onOutput`.
 */
export function runNode(
  args: readonly string[],
  env: Record<string, string>,
  onOutput?: (piece: string) => void,
): Promise<boolean> {
  const child = spawn(process.execPath, args, {
    stdio: ['inherit', onOutput ? 'pipe' : 'inherit', onOutput ? 'pipe' : 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onOutput ?? (() => {}));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
}
