import { z } from 'zod';
import type { VersionData } from '@/lib/contract/site';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { publicJson } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { serverZoneData } from '@/lib/server/start/zone-data';
import packageJson from '@/package.json';

/** The versions of the site, of Node and of its time zone data. Needs no sign-in. */
export const GET = route({
  scope: 'public',
  params: z.object({}),
  handle: async () => {
    const { version: tzVersion, missing } = serverZoneData();
    const data: VersionData = {
      version: packageJson.version,
      node: process.version,
      tz: {
        version: tzVersion,
        missing: missing.map(({ version, since, zones }) => ({ version, since, zones: [...zones] })),
      },
    };
    return publicJson(data);
  },
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
