import { z } from 'zod';
import { accountParam, idParam } from './params';
import { type billCheckSchema, type billsSchema, typedBillFields } from './schemas/bills';

export const billsParams = z.object({ account: accountParam, premiseId: z.string().min(1) });
export type BillsParams = z.infer<typeof billsParams>;

export const billParams = z.object({ account: accountParam, premiseId: z.string().min(1), billId: idParam });
export type BillParams = z.infer<typeof billParams>;

export const saveBillBody = z
  .strictObject({ account: accountParam, premise: idParam.describe('The premise.'), ...typedBillFields.shape })
  .refine(({ start, end }) => start < end, { message: 'A bill must end after it begins.', path: ['end'] });
export type SaveBillInput = z.infer<typeof saveBillBody>;

export const deleteBillParams = z.object({ account: accountParam, billId: idParam });
export type DeleteBillParams = z.infer<typeof deleteBillParams>;

export type BillsData = z.infer<typeof billsSchema>;
export type BillCheckData = z.infer<typeof billCheckSchema>;
