import { z } from 'zod';
import type { TypedBill } from '../../domain/money/typed-bill';
import { dayParam } from '../params';
import { schemaOf } from './schema-of';
import { billUnitSchema, commoditySchema, currencySchema } from './tariff';

const reading = z.number().min(0).max(1e12).nullable().describe('What the meter showed, in its own unit.');
const amount = z.number().min(-1e9).max(1e9).nullable();

export const typedBillFields = schemaOf<TypedBill>()(
  z.strictObject({
    commodity: commoditySchema,
    start: dayParam.describe('The first day, in the home’s calendar.'),
    end: dayParam.describe('The day of the next reading, not included.'),
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
