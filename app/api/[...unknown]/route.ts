import { z } from 'zod';
import { AppError } from '@/lib/server/errors';
import { route } from '@/lib/server/http/route';

/** An address below /api that nothing answers: scripts get a problem, not a page. */
const nothingHere = route({
  scope: 'public',
  params: z.unknown(),
  handle: async () => {
    throw new AppError('not_found', {
      userMessage: 'There is nothing at this address. See /api-docs for those there are.',
    });
  },
});

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
