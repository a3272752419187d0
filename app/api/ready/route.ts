import { z } from 'zod';
import type { ReadyData } from '@/lib/contract/site';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { publicJson } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getServices } from '@/lib/server/start/context';
import { FAILING } from '@/lib/server/start/readiness';

/** Whether this server can do its work: 200, or 503. Needs no sign-in. */
export const GET = route({
  scope: 'public',
  params: z.object({}),
  handle: async () => {
    // The reason is in the log. Unauthenticated clients learn only what fails.
    const ready: ReadyData = await getServices().then(
      ({ checkReady }) => checkReady(),
      () => FAILING,
    );
    return publicJson(ready, ready.status === 'ok' ? 200 : 503);
  },
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
