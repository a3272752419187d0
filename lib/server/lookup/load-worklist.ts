import { type WorkRow, workRows } from '@/lib/domain/fleet/work-row';
import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import type { LoadedWorklist } from '../ports/fleets';
import type { WorkStore } from '../ports/work';

/** A worklist with what people did about its lines. */
export interface WorklistWithRecords extends LoadedWorklist {
  rows: WorkRow[];
}

/** Loads an enterprise's worklist with the stored records of its lines. Throws the door's errors. */
export async function loadWorklist(
  ctx: Pick<Context, 'worklists' | 'work' | 'clock'>,
  account: AccountRef,
): Promise<WorklistWithRecords> {
  const worklist = await ctx.worklists.get(account);
  const { items, fleet, voltageAsOf } = worklist;
  const asOf = voltageAsOf !== null && voltageAsOf > fleet.asOf ? voltageAsOf : fleet.asOf;
  return { ...worklist, rows: await withRecords(ctx, account, { items, asOf, hasVoltage: voltageAsOf !== null }) };
}

/** Compares the records of an enterprise with a worklist, and returns its lines with them. */
export async function withRecords(
  { work, clock }: Pick<Context, 'work' | 'clock'>,
  { id }: AccountRef,
  found: Parameters<WorkStore['sync']>[1],
): Promise<WorkRow[]> {
  await work.sync(id, found).catch(ignoreFullDisk);
  return workRows(found.items, await work.list(id), clock());
}

/** A failed write must not hide the list. */
function ignoreFullDisk(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'storage_failed') throw error;
}
