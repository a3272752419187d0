import { z } from 'zod';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { getDiagnostics } from '@/lib/server/use-cases/site-admin';

export const GET = route({
  params: z.object({}),
  scope: 'none',
  handle: async (ctx, viewer) =>
    new Response(JSON.stringify(await getDiagnostics(ctx, viewer), null, 2), {
      headers: {
        'Cache-Control': 'private, no-store',
        'Content-Type': 'application/json',
        'Content-Disposition': 'attachment; filename="copper-diagnostics.json"',
      },
    }),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
