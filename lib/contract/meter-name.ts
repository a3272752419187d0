import { z } from 'zod';
import { MAX_METER_NAME } from '../domain/meter-name';
import { accountParam, idParam } from './params';
import type { meterNameSchema } from './schemas/meter-name';

export const meterNameBody = z.strictObject({
  account: accountParam,
  meterId: idParam,
  name: z
    .string({ error: 'Give a name, or null.' })
    .trim()
    .min(1, 'Give a name.')
    .max(MAX_METER_NAME, `Use ${MAX_METER_NAME} characters or less.`)
    .nullable()
    .describe('The user’s own name for the meter; null removes it.'),
});
export type MeterNameInput = z.infer<typeof meterNameBody>;

export type MeterNameData = z.infer<typeof meterNameSchema>;
