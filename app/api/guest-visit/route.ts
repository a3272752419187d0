import { z } from 'zod';
import { guestVisitBody } from '@/lib/contract/guests';
import { beginGuestVisit, endGuestVisit } from '@/lib/server/http/guest-visit';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';

export const POST = route({
  scope: 'public',
  body: guestVisitBody,
  handle: ({ secret }, request) => beginGuestVisit(secret, request),
});

export const DELETE = route({ scope: 'public', params: z.object({}), changes: true, handle: endGuestVisit });

export const { GET, PUT, PATCH } = methodNotAllowed('POST', 'DELETE');
