import { type WorkRow, workRows } from '@/lib/domain/fleet/work-row';
import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import type { LoadedWorklist } from '../ports/fleets';

/** A worklist with what people did about its lines. */
export interface WorklistWithRecords extends LoadedWorklist {
  rows: WorkRow[];
}

/** Loads an enterprise's worklist with the stored records of its lines. Throws the door's errors. */
export async function loadWorklist(
  { worklists, work, clock }: Pick<Context, 'worklists' | 'work' | 'clock'>,
  account: AccountRef,
): Promise<WorklistWithRecords> {
  const worklist = await worklists.get(account);
  const { items, fleet, voltageAsOf } = worklist;
  const asOf = voltageAsOf !== null && voltageAsOf > fleet.asOf ? voltageAsOf : fleet.asOf;
  await work.sync(account.id, { items, asOf, hasVoltage: voltageAsOf !== null }).catch(ignoreFullDisk);
  return { ...worklist, rows: workRows(items, await work.list(account.id), clock()) };
}

/** A failed write must not hide the list. */
function ignoreFullDisk(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'storage_failed') throw error;
}
