import { join, resolve } from 'node:path';
import { type Child, startChild } from '../launch/child';
import { demoSettings } from '../launch/demo-settings';
import { untilHealthy } from '../launch/web-server';

/** Starts a packaged site behind a proxy with https, and waits until it is ready. */
export async function startPackaged(
  app: string,
  port: number,
  options: { cloud: string; site: string; dataDir: string; settings?: Record<string, string> },
): Promise<Child> {
  const { cloud, site, dataDir, settings } = options;
  const env = {
    ...demoSettings({ cloud, port, dataDir }),
    HOST: '127.0.0.1',
    PORT: String(port),
    NEXTAUTH_URL: site,
    ...settings,
  };
  const child = startChild('server', { args: [join(resolve(app), 'start.mjs')], env });
  await untilHealthy(`http://127.0.0.1:${port}/api/ready`, child);
  return child;
}
