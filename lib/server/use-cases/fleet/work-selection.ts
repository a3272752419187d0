import type { WorkSelectionParams } from '@/lib/contract/worklist';
import { createRowSelector, type SelectedRows } from '@/lib/domain/fleet/select-rows';
import { WORK_STATUSES, type WorkRow } from '@/lib/domain/fleet/work-row';
import { WORK_TABLE } from '@/lib/domain/fleet/work-table';
import type { AccountRef } from '../../account';
import { loadWorklist, type WorklistWithRecords } from '../../lookup/load-worklist';
import type { Context } from '../../ports/context';

const NOT_DONE = WORK_STATUSES.filter((status) => status !== 'done');

/** A worklist and the lines that were asked for. */
interface WorkSelection extends WorklistWithRecords {
  selected: SelectedRows<WorkRow>;
}

/** Returns the lines of an enterprise's worklist that match; without a status, all but those that are done. */
export async function selectWork(
  ctx: Context,
  account: AccountRef,
  { account: _, q, sort, dir, line, ...filters }: WorkSelectionParams,
): Promise<WorkSelection> {
  const worklist = await loadWorklist(ctx, account);
  const select = createRowSelector(WORK_TABLE, worklist.rows, Date.parse(worklist.fleet.asOf));
  const named = line.length > 0;
  const status = filters.status.length > 0 || named ? filters.status : NOT_DONE;
  const query = { q, sort: sort ?? null, dir, filters: { ...filters, status }, before: null, ids: named ? line : null };
  const slices = select(query);
  let step = slices.next();
  while (!step.done) step = slices.next();
  return { ...worklist, selected: step.value };
}
