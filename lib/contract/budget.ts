import { z } from 'zod';
import { accountParam } from './params';
import type { budgetSchema } from './schemas/account';

export const budgetParams = z.object({ account: accountParam });
export type BudgetParams = z.infer<typeof budgetParams>;

export type BudgetData = z.infer<typeof budgetSchema>;
