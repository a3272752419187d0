import { z } from 'zod';
import { inviteGuestBody } from '@/lib/contract/guests';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { inviteGuest, listGuests } from '@/lib/server/use-cases/guests';

export const GET = route({
  params: z.object({}),
  scope: 'none',
  handle: async (ctx, viewer, _input, request) => jsonResponse(request, await listGuests(ctx, viewer)),
});

export const POST = route({
  body: inviteGuestBody,
  handle: async (ctx, viewer, input) =>
    Response.json(await inviteGuest(ctx, viewer, input), {
      status: 201,
      headers: { 'Cache-Control': 'private, no-store' },
    }),
});

export const { PUT, PATCH, DELETE } = methodNotAllowed('GET', 'POST');
