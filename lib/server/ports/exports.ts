import type { ExportGap, ExportState } from '@/lib/contract/exports';
import type { ExportPeriod } from '@/lib/domain/exports/periods';
import type { AccountRef } from '../account';
import type { JobWaitReason } from './jobs';

/** What an export makes. */
export interface ExportSpec {
  report: string;
  /** As in the query of the report's address, without the account. */
  parameters: Record<string, string>;
  format: string;
  /** Fails rather than leave something out. */
  strict: boolean;
}

/** A file that is whole. */
export interface ExportFile {
  /** Names it where it is kept. */
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
  /** Account of the person who started it. */
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

/** A report that is run again and again; instants in milliseconds. */
export interface ExportSchedule extends ExportSpec {
  id: string;
  accountId: string;
  madeBy: string;
  every: ExportPeriod;
  /** Finished files that are kept. */
  keep: number;
  /** Runs begun so far. */
  runs: number;
  startedAt: number;
  nextAt: number;
}

/** Where exports are kept. Each method names the accounts but those that look for work over all of them. */
export interface ExportStore {
  /** Days that a finished export is kept where no schedule keeps it. */
  readonly retentionDays: number;
  start(accountId: string, madeBy: string, order: ExportSpec, scheduleId?: string): Promise<ExportJob>;
  find(accountIds: readonly string[], id: string): Promise<ExportJob | null>;
  list(accountId: string): Promise<ExportJob[]>;
  running(accountId: string): Promise<ExportJob[]>;
  due(most: number): Promise<{ id: string; account: AccountRef }[]>;
  /** Only while it runs; also the line on the budget page. */
  progress(account: AccountRef, job: ExportJob, title: string): Promise<void>;
  /** False when it has ended already. */
  end(job: Pick<ExportJob, 'id' | 'accountId' | 'scheduleId'>, end: ExportResult): Promise<boolean>;
  /** Forgets one that has ended; its file goes with the next sweep. */
  remove(job: Pick<ExportJob, 'id' | 'accountId'>): Promise<void>;
  /** Forgets what has expired, and tells the keys of all files that are still wanted. */
  expire(): Promise<Set<string>>;

  /** Starts a schedule, the first run of which is begun beside it. */
  addSchedule(accountId: string, madeBy: string, order: ExportSpec, again: ScheduleOptions): Promise<ExportSchedule>;
  schedules(accountId: string): Promise<ExportSchedule[]>;
  findSchedule(accountIds: readonly string[], id: string): Promise<ExportSchedule | null>;
  dueSchedules(most: number): Promise<ExportSchedule[]>;
  /** Begins the last run that is due; nothing happens when somebody else did since it was read. */
  runSchedule(read: ExportSchedule): Promise<void>;
  /** Its finished files expire as others do. */
  endSchedule(schedule: Pick<ExportSchedule, 'id' | 'accountId'>): Promise<void>;
}

export type ScheduleOptions = Pick<ExportSchedule, 'every' | 'keep'>;

/** Where files are kept: each is written to a key of its own, and read only once it is whole. */
export interface ExportFiles {
  /** Resolves when all of it is stored for good; throws `storage_failed` when it cannot be, and what `pieces` throw. */
  write(pieces: AsyncIterable<Uint8Array>): Promise<Pick<ExportFile, 'key' | 'bytes' | 'sha256'>>;
  /** Bytes `from` to `to`, both included; null when there is no such file. */
  read(file: ExportFile, from: number, to: number): Promise<ReadableStream<Uint8Array> | null>;
  remove(key: string): Promise<void>;
  /** Removes what is not `wanted`, but for what may still be written. */
  sweep(wanted: ReadonlySet<string>): Promise<void>;
}
