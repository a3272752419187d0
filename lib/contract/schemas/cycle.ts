import { z } from 'zod';
import type { CycleRule } from '../../domain/money/bill-cycles';
import { localDay } from './local-day';
import { schemaOf } from './schema-of';

/** When bills begin. */
export const cycleRuleSchema = z
  .discriminatedUnion('kind', [
    schemaOf<Extract<CycleRule, { kind: 'anchor' }>>()(
      z.strictObject({
        kind: z.literal('anchor'),
        day: z.int().min(1).max(31).describe('The day of the month; 29 to 31 is the last one of shorter months.'),
        months: z.union([z.literal(1), z.literal(2), z.literal(3)]),
        startMonth: z.int().min(1).max(12).optional().describe('A month in which a bill begins.'),
      }),
    ),
    schemaOf<Extract<CycleRule, { kind: 'dates' }>>()(
      z.strictObject({ kind: z.literal('dates'), dates: z.array(localDay).min(1).max(600) }),
    ),
  ])
  .meta({ id: 'CycleRule', description: 'When bills begin: on a day of the month, or on these days.' });
