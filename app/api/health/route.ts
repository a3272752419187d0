import { z } from 'zod';
import type { HealthData } from '@/lib/contract/health';
import { completeBody, completeResponse } from '@/lib/server/http/complete-body';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { getServices } from '@/lib/server/start/context';
import { serverZoneData } from '@/lib/server/start/zone-data';
import packageJson from '@/package.json';

/** The health check for monitoring: 200, or 503 when the database fails. Needs no sign-in. */
export const GET = route({
  scope: 'public',
  params: z.object({}),
  handle: async () => {
    const health = await checkHealth();
    return completeResponse(completeBody(JSON.stringify(health)), {
      status: health.status === 'ok' ? 200 : 503,
      headers: { 'Cache-Control': 'no-store', 'Content-Type': 'application/json' },
    });
  },
});

async function checkHealth(): Promise<HealthData> {
  const { version } = packageJson;
  const { version: tzVersion, missing } = serverZoneData();
  const tz = {
    version: tzVersion,
    missing: missing.map(({ version, since, zones }) => ({ version, since, zones: [...zones] })),
  };
  try {
    const migrations = await (await getServices()).checkHealth();
    return { status: 'ok', version, tz, database: 'ok', migrations };
  } catch {
    // The reason is in the log. Unauthenticated clients learn only that it fails.
    return { status: 'failing', version, tz, database: 'failing', migrations: { applied: 0, pending: 0 } };
  }
}

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
