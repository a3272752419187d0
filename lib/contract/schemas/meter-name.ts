import { z } from 'zod';

export const meterNameSchema = z.object({ meterId: z.string(), name: z.string().nullable() });
