import type { WorkItem } from '@/lib/domain/fleet/work-item';
import type { StoredWork, WorkRecord, WorkStatus } from '@/lib/domain/fleet/work-row';

/** What a user changes about some lines. Absent fields stay as they are. */
export interface WorkChange {
  status?: WorkStatus;
  assignee?: string | null;
  waitingUntil?: string | null;
  note?: string;
}

/** An event in the history of a line. `by` is null for the dashboard itself. */
export interface WorkEventEntry {
  at: string;
  by: string | null;
  what: 'changed' | 'closed' | 'reopened';
  status: WorkStatus;
  assignee: string | null;
  waitingUntil: string | null;
  note: string | null;
}

/** What became of a change to several lines. */
interface WorkChangeResult {
  changed: WorkRecord[];
  /** Lines that someone else had changed first, as they are now. They stay as they are. */
  conflicts: WorkRecord[];
  /** Ids of lines that the account does not have. */
  missing: string[];
}

/** Stores what people do about the causes of a worklist. Every method takes an account. */
export interface WorkStore {
  /**
   * Compares the records with a new worklist: adds those of new causes, closes those whose cause is gone, and opens them
   * again when it returns. Worklists that are not newer than the last one change nothing. Without voltages, the records
   * of their causes stay as they are.
   */
  sync(accountId: string, found: { items: readonly WorkItem[]; asOf: string; hasVoltage: boolean }): Promise<void>;
  /** Returns the records of causes that persist, and of those that were gone in the last 30 days. */
  list(accountId: string): Promise<StoredWork[]>;
  /** Returns the records with these ids. */
  find(accountId: string, ids: readonly string[]): Promise<StoredWork[]>;
  /**
   * Changes some records, each only when it still has the given version. A note alone is added to any version. `by`: who
   * changes them.
   */
  change(
    accountId: string,
    by: string,
    targets: readonly { id: string; version: number }[],
    change: WorkChange,
  ): Promise<WorkChangeResult>;
  /** Returns the history of a record, newest first. */
  history(accountId: string, id: string): Promise<WorkEventEntry[]>;
}
