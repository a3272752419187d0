import type { WorkItem } from '@/lib/domain/fleet/work-item';
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

type RecordContext = Pick<Context, 'work' | 'clock'>;

/** Loads an enterprise's worklist with the stored records of its lines. Throws the door's errors. */
export async function loadWorklist(
  ctx: RecordContext & Pick<Context, 'worklists'>,
  account: AccountRef,
): Promise<WorklistWithRecords> {
  const worklist = await ctx.worklists.get(account);
  return { ...worklist, rows: await withRecords(ctx, account, foundIn(worklist)) };
}

/** Returns the same with some of its lines only: their records are read, and not those of thousands of others. */
export async function loadLines(
  ctx: RecordContext & Pick<Context, 'worklists'>,
  account: AccountRef,
  isWanted: (item: WorkItem) => boolean,
): Promise<WorklistWithRecords> {
  const worklist = await ctx.worklists.get(account);
  await syncRecords(ctx, account, foundIn(worklist));
  const items = worklist.items.filter(isWanted);
  const stored = await ctx.work.find(
    account.id,
    items.map(({ id }) => id),
  );
  return { ...worklist, rows: workRows(items, stored, ctx.clock()) };
}

/** Compares the records of an enterprise with a worklist, and returns its lines with them. */
export async function withRecords(ctx: RecordContext, account: AccountRef, found: Found): Promise<WorkRow[]> {
  await syncRecords(ctx, account, found);
  return workRows(found.items, await ctx.work.list(account.id), ctx.clock());
}

type Found = Parameters<WorkStore['sync']>[1];

function foundIn({ items, fleet, voltageAsOf }: LoadedWorklist): Found {
  const asOf = voltageAsOf !== null && voltageAsOf > fleet.asOf ? voltageAsOf : fleet.asOf;
  return { items, asOf, hasVoltage: voltageAsOf !== null };
}

/** A failed write must not hide the list. */
async function syncRecords({ work }: Pick<Context, 'work'>, { id }: AccountRef, found: Found): Promise<void> {
  await work.sync(id, found).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'storage_failed') throw error;
  });
}
