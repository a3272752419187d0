import { z } from 'zod';
import type { HealthData } from '@/lib/contract/health';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { getServices } from '@/lib/server/start/context';
import packageJson from '@/package.json';

/** For whoever watches the server: 200 when it can answer, 503 when its database cannot. Needs no sign-in. */
export const GET = route({
  scope: 'public',
  params: z.object({}),
  handle: async () => {
    const health = await checkedHealth();
    return Response.json(health, {
      status: health.status === 'ok' ? 200 : 503,
      headers: { 'Cache-Control': 'no-store' },
    });
  },
});

async function checkedHealth(): Promise<HealthData> {
  const version = packageJson.version;
  try {
    const migrations = await (await getServices()).checkHealth();
    return { status: 'ok', version, database: 'ok', migrations };
  } catch {
    // The reason is in the log; a stranger learns only that it fails.
    return { status: 'failing', version, database: 'failing', migrations: { applied: 0, pending: 0 } };
  }
}

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
