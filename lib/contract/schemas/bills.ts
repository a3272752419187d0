import { z } from 'zod';
import { BILL_CAUSES, type BillCheck, type BillFinding } from '../../domain/money/check-bill';
import type { TypedBill } from '../../domain/money/typed-bill';
import { localDay } from './local-day';
import { schemaOf } from './schema-of';
import { billUnitSchema, commoditySchema, currencySchema } from './tariff';

const reading = z.number().min(0).max(1e12).nullable().describe('What the meter showed, in its own unit.');
const amount = z.number().min(-1e9).max(1e9).nullable();

export const typedBillFields = schemaOf<TypedBill>()(
  z.strictObject({
    commodity: commoditySchema,
    start: localDay.describe('The first day, in the home’s calendar.'),
    end: localDay.describe('The day of the next reading, not included.'),
    readStart: reading,
    readEnd: reading,
    estimated: z.boolean().describe('True where the bill marks a reading as estimated.'),
    billedUnits: amount.describe('How much was billed.'),
    unit: billUnitSchema,
    heatFactor: z.number().positive().max(10).nullable().describe('Therms in a CCF, for gas.'),
    total: amount.describe('What the bill comes to.'),
    currency: currencySchema,
    note: z.string().max(500),
  }),
);

const storedBillSchema = z
  .object({ id: z.string(), ...typedBillFields.shape })
  .meta({ id: 'StoredBill', description: 'A bill as it was typed.' });

export const billsSchema = z.object({ bills: z.array(storedBillSchema).describe('Newest first.') });

const quantity = z.number().nullable().describe('In the unit of the bill.');
const micro = z.int().nullable().describe('In millionths of the currency.');

const findingSchema = schemaOf<BillFinding>()(
  z.object({
    cause: z.enum(BILL_CAUSES),
    explains: z.boolean().describe('It alone explains the difference.'),
    value: z.number().nullable(),
    shift: z.tuple([z.int(), z.int()]).nullable().describe('Days by which both readings were later.'),
  }),
);

export const billCheckSchema = z.object({
  bill: storedBillSchema,
  check: schemaOf<BillCheck>()(
    z
      .object({
        meter: quantity,
        copper: quantity,
        bill: quantity,
        coverage: z.number().describe('The share of the bill’s hours that Copper has readings of.'),
        expectedMicro: micro.describe('What the billed quantity costs by the prices of the premise.'),
        billedMicro: micro,
        findings: z
          .array(findingSchema)
          .describe('What may explain a difference, in the order in which it was looked at.'),
        verdict: z.enum(['agrees', 'explained', 'unexplained', 'unknown']),
      })
      .meta({ id: 'BillCheck', description: 'A bill beside its meter and Copper.' }),
  ),
});
