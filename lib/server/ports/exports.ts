import type { ExportGap, ExportState } from '@/lib/contract/exports';
import type { ExportPeriod } from '@/lib/domain/exports/periods';
import type { JobWaitReason } from '@/lib/domain/job-wait';
import type { AccountRef } from '../account';

/** What an export makes. */
export interface ExportSpec {
  report: string;
  /** As in the query of the report's URL, without the account. */
  parameters: Record<string, string>;
  format: string;
  /** Fail if data is missing. */
  strict: boolean;
}

/** A complete file. */
export interface ExportFile {
  /** Identifies the file in storage. */
  key: string;
  name: string;
  contentType: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

/** How far an export is; `nextAt` in milliseconds. */
export interface ExportJobProgress {
  partsDone: number;
  partsTotal: number | null;
  requestsDone: number;
  requestsLeft: number | null;
  waitingFor: JobWaitReason | null;
  nextAt: number | null;
}

/** An export as stored; instants in milliseconds. */
export interface ExportJob extends ExportSpec, ExportJobProgress {
  id: string;
  accountId: string;
  /** Account of the user who started it. */
  madeBy: string;
  scheduleId: string | null;
  state: ExportState;
  problem: string | null;
  gaps: ExportGap[];
  gapCount: number;
  file: ExportFile | null;
  createdAt: number;
  finishedAt: number | null;
  expiresAt: number | null;
  updatedAt: number;
}

/** How an export ends. */
export interface ExportResult {
  state: Exclude<ExportState, 'running'>;
  problem?: string;
  gaps?: readonly ExportGap[];
  file?: ExportFile;
}

/** A report that runs repeatedly; instants in milliseconds. */
export interface ExportSchedule extends ExportSpec {
  id: string;
  accountId: string;
  madeBy: string;
  every: ExportPeriod;
  /** Number of finished files to keep. */
  keep: number;
  /** Runs started so far. */
  runs: number;
  startedAt: number;
  nextAt: number;
}

/** Stores exports and schedules. Methods take accounts, except those that look for work across all of them. */
export interface ExportStore {
  /** Days a finished export is kept, unless a schedule keeps it. */
  readonly retentionDays: number;
  start(accountId: string, madeBy: string, spec: ExportSpec, scheduleId?: string): Promise<ExportJob>;
  find(accountIds: readonly string[], id: string): Promise<ExportJob | null>;
  list(accountId: string): Promise<ExportJob[]>;
  running(accountId: string): Promise<ExportJob[]>;
  due(max: number): Promise<{ id: string; account: AccountRef }[]>;
  /** Saves progress and the entry in the queue on the budget page, while the export is running. */
  progress(account: AccountRef, job: ExportJob, title: string): Promise<void>;
  /** Returns false if it has already ended. */
  end(job: Pick<ExportJob, 'id' | 'accountId' | 'scheduleId'>, result: ExportResult): Promise<boolean>;
  /** Deletes an export that has ended; the next sweep removes its file. */
  remove(job: Pick<ExportJob, 'id' | 'accountId'>): Promise<void>;
  /** Deletes what has expired. Returns the keys of all files that are still needed. */
  expire(): Promise<Set<string>>;

  /** Creates a schedule. The caller starts its first run. */
  addSchedule(accountId: string, madeBy: string, spec: ExportSpec, options: ScheduleOptions): Promise<ExportSchedule>;
  schedules(accountId: string): Promise<ExportSchedule[]>;
  findSchedule(accountIds: readonly string[], id: string): Promise<ExportSchedule | null>;
  dueSchedules(max: number): Promise<ExportSchedule[]>;
  /** Starts the latest run that is due; does nothing if another process did so since the schedule was read. */
  runSchedule(schedule: ExportSchedule): Promise<void>;
  /** Its finished files then expire like any other. */
  endSchedule(schedule: Pick<ExportSchedule, 'id' | 'accountId'>): Promise<void>;
}

export type ScheduleOptions = Pick<ExportSchedule, 'every' | 'keep'>;

/** Stores files. Each has its own key and can be read only once it is complete. */
export interface ExportFiles {
  /**
   * Resolves when the file is stored durably. Throws `storage_failed` if it cannot be stored, and whatever `pieces`
   * throw.
   */
  write(pieces: AsyncIterable<Uint8Array>): Promise<Pick<ExportFile, 'key' | 'bytes' | 'sha256'>>;
  /** Returns bytes `from` to `to`, both included; null if there is no such file. */
  read(file: ExportFile, from: number, to: number): Promise<ReadableStream<Uint8Array> | null>;
  remove(key: string): Promise<void>;
  /** Removes files whose keys are not in `needed`, except recent ones, which may still be in progress. */
  sweep(needed: ReadonlySet<string>): Promise<void>;
}
