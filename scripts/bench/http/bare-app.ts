import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Child, startChild } from '../../launch/child';
import { untilHealthy } from '../../launch/web-server';

const NEXT = 'node_modules/next/dist/bin/next';

const FILES = {
  'package.json': '{ "private": true, "type": "module" }',
  'proxy.js': `import { NextResponse } from 'next/server';
    export function proxy() {
      const response = NextResponse.next();
      response.headers.set('Content-Security-Policy', "default-src 'self' 'unsafe-inline'");
      return response;
    }
    export const config = { matcher: ['/'] };`,
  'app/layout.js':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  // Next sends the text twice: as HTML and as data.
  'app/page.js': `export default async function Page({ searchParams }) {
      return <h1>{'x'.repeat((await searchParams).bytes / 2)}</h1>;
    }`,
  'app/answer/route.js': `export const dynamic = 'force-dynamic';
    export function GET(request) {
      const headers = { ETag: 'W/"1"', 'Content-Type': 'application/json' };
      if (request.headers.get('if-none-match') === headers.ETag) return new Response(null, { status: 304, headers });
      const bytes = Number(new URL(request.url).searchParams.get('bytes') ?? 2);
      return new Response(JSON.stringify('x'.repeat(bytes - 2)), { headers });
    }`,
};

/**
 * Builds and starts a Next application with one page behind a proxy, and one route at `/answer`, which send as
 * many bytes as their parameter `bytes` says. `folder` must be outside of the
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
  const child = startChild('bare app', {
    args: [NEXT, 'start', folder, '-p', String(port), '-H', '127.0.0.1', '--keepAliveTimeout', '75000'],
    env,
  });
  const url = `http://127.0.0.1:${port}`;
  await untilHealthy(`${url}/answer`, child).catch(async (error) => {
    await child.stop();
    throw error;
  });
  return { url, child };
}
