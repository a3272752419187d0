import { randomUUID } from 'node:crypto';
import type { WorkEventRow, WorkRecordRow } from '../db/work';
import type { WorkEventEntry } from '../ports/work';

/** Returns a row of the history of a record, as it is after the event. */
export function eventOf(
  record: Pick<WorkRecordRow, 'accountId' | 'id' | 'status' | 'assignee' | 'waitingUntil'>,
  what: WorkEventEntry['what'],
  by: string | null,
  note: string | null,
  now: number,
): WorkEventRow {
  const { accountId, id: workId, status, assignee, waitingUntil } = record;
  return { id: randomUUID(), accountId, workId, at: new Date(now), by, what, status, assignee, waitingUntil, note };
}
