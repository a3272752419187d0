import { z } from 'zod';
import { AppError } from '@/lib/server/errors';
import { route } from '@/lib/server/http/route';

/** Unknown addresses below /api: scripts get a problem document, not a page. */
const unknownAddress = route({
  scope: 'public',
  params: z.unknown(),
  handle: async () => {
    throw new AppError('not_found', {
      userMessage: 'Unknown address. See /api-docs.',
    });
  },
});

export {
  unknownAddress as DELETE,
  unknownAddress as GET,
  unknownAddress as PATCH,
  unknownAddress as POST,
  unknownAddress as PUT,
};
