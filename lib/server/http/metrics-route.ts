import { isIPv4 } from 'node:net';
import { z } from 'zod';
import { constantTimeEqual } from '@/lib/server/constant-time-equal';
import type { Env } from '@/lib/server/env';
import { isLoopback } from '@/lib/server/env-schema';
import { AppError } from '@/lib/server/errors';
import { getServices } from '@/lib/server/start/context';
import { clientAddressIn } from './client-address';
import { route } from './route';

/** `GET /metrics`: numbers for Prometheus, where `METRICS` allows it. */
export const metricsRoute = route({
  scope: 'public',
  params: z.object({}),
  handle: async (_input, request) => {
    const { env, metrics } = await getServices();
    if (metrics === null) throw new AppError('not_found', { userMessage: 'Metrics are off: see METRICS.' });
    refuseOthers(request, env.metrics);
    const { contentType, text } = await metrics();
    return new Response(await text(), { headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' } });
  },
});

function refuseOthers({ headers }: Request, { token }: Env['metrics']): void {
  if (token === null) {
    // The name too: a proxy on this machine connects from here, and passes on the name of the site.
    const { hostname } = new URL(`http://${headers.get('host') ?? 'unknown'}`);
    if (isLoopback(hostname) && isLoopbackAddress(clientAddressIn(headers))) return;
    throw new AppError('forbidden', { userMessage: 'Metrics can only be read on the machine of this site.' });
  }
  const given = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1] ?? '';
  if (!constantTimeEqual(given, token)) {
    throw new AppError('token_refused', { userMessage: 'Metrics need the token of METRICS_TOKEN.' });
  }
}

/** `::1` is in its network by then; see client-address.ts. */
function isLoopbackAddress(address: string): boolean {
  return isIPv4(address) ? address.startsWith('127.') : address === '0:0:0:0::/64';
}
