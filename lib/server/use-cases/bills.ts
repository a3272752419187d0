import { type ApiAnswer, apiAnswer, completeListCoverage, currentAnswer } from '@/lib/contract/api-answer';
import type {
  BillCheckData,
  BillParams,
  BillsData,
  BillsParams,
  DeleteBillParams,
  SaveBillInput,
} from '@/lib/contract/bills';
import { resolveAccount, resolveForWork } from '../access/resolve-account';
import type { Viewer } from '../account';
import { AppError } from '../errors';
import { findPremise } from '../lookup/find-premise';
import { billCheck } from '../money/bill-check';
import type { Context } from '../ports/context';

/** Returns the bills that were typed for a premise. Throws `not_found` for one the account cannot see. */
export async function listBills(
  ctx: Context,
  viewer: Viewer,
  { account: param, premiseId }: BillsParams,
): Promise<ApiAnswer<BillsData>> {
  const account = resolveAccount(viewer, param);
  await findPremise(ctx, account, premiseId);
  const bills = await ctx.money.bills(account.id, premiseId);
  return currentAnswer({ bills }, bills.length, ctx.clock());
}

/** Returns a bill beside its meter and Copper's readings. Throws `not_found` for one that the premise does not have. */
export async function checkBill(
  ctx: Context,
  viewer: Viewer,
  { account: param, premiseId, billId }: BillParams,
): Promise<ApiAnswer<BillCheckData>> {
  const account = resolveAccount(viewer, param);
  const { premise, answer } = await findPremise(ctx, account, premiseId);
  const [bills, tariffs] = await Promise.all([
    ctx.money.bills(account.id, premiseId),
    ctx.money.tariffs(account.id, premiseId),
  ]);
  const bill = bills.find(({ id }) => id === billId);
  if (!bill) throw noSuchBill();
  const tariff = tariffs.find(({ commodity }) => commodity === bill.commodity) ?? null;
  const check = await billCheck(ctx.archive, account, premise, { bill, tariff, now: ctx.clock() });
  return apiAnswer({ bill, check }, answer, completeListCoverage(1));
}

/** Stores a bill, in place of one that begins on the same day, and returns all of the premise. */
export async function saveBill(
  ctx: Context,
  viewer: Viewer,
  { account: param, premise: premiseId, ...bill }: SaveBillInput,
): Promise<ApiAnswer<BillsData>> {
  const account = resolveForWork(viewer, param);
  await findPremise(ctx, account, premiseId);
  if (!(await ctx.money.saveBill(account.id, premiseId, bill))) {
    throw new AppError('bad_request', { userMessage: 'This home has too many bills. Delete old ones first.' });
  }
  return listBills(ctx, viewer, { account: param, premiseId });
}

/** Deletes a bill. Throws `not_found` for one that the account does not have. */
export async function deleteBill(
  ctx: Context,
  viewer: Viewer,
  { account: param, billId }: DeleteBillParams,
): Promise<void> {
  const account = resolveForWork(viewer, param);
  if (await ctx.money.deleteBill(account.id, billId)) return;
  throw noSuchBill();
}

function noSuchBill(): AppError {
  return new AppError('not_found', { userMessage: 'This bill does not exist. It may have been deleted already.' });
}
