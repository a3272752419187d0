import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Child, startChild } from '../../launch/child';
import { untilHealthy } from '../../launch/web-server';

const NEXT = 'node_modules/next/dist/bin/next';

const FILES = {
  'package.json': '{ "private": true, "type": "module" }',
  'app/layout.js':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  'app/page.js': "export const dynamic = 'force-dynamic'; export default function Page() { return <h1>Bare</h1>; }",
  'app/answer/route.js':
    "export const dynamic = 'force-dynamic'; export function GET() { return Response.json({ bare: true }); }",
};

/**
 * Builds and starts a Next application with one page, and one route at `/answer`. `folder` must be outside of the
 * repository, or Next would include our proxy. Throws when it cannot be built or started.
 */
export async function startBareApp(folder: string, port: number): Promise<{ url: string; child: Child }> {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  // Only webpack follows a symbolic link out of the folder.
  const build = startChild('bare build', { args: [NEXT, 'build', folder, '--webpack'], env });
  if ((await build.exited) !== 0) throw new Error(`The bare application was not built:\n${build.tail()}`);
  const child = startChild('bare app', { args: [NEXT, 'start', folder, '-p', String(port), '-H', '127.0.0.1'], env });
  const url = `http://127.0.0.1:${port}`;
  await untilHealthy(`${url}/answer`, child).catch(async (error) => {
    await child.stop();
    throw error;
  });
  return { url, child };
}
