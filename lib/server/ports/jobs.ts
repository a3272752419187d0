/** Work that goes on in steps until it is finished or has to wait; where it stands is kept in the database. */
export interface Job {
  /** Names its lease, such as `backfill:<account>`: of all processes one works on it. */
  name: string;
  /**
   * Does a piece of the work, about a request's worth, and keeps what came of it before it resolves. True: there is
   * more to do at once. `stop` aborts when the process is asked to end, or when another one has taken the job over:
   * then nothing new is begun, and waiting ends.
   */
  step(stop: AbortSignal): Promise<boolean>;
}

/** What a job waits for. */
export type JobWaitReason = 'sign_in' | 'budget' | 'cloud' | 'storage';

/** Knows the jobs of a kind. */
export interface JobSource {
  /** Jobs that have something to do just now, the ones that waited longest first. */
  due(): Promise<Job[]>;
}

/** Rights that one process at a time holds; see lib/server/db/leases.ts. */
export interface Leases {
  take(name: string, forMs: number): Promise<boolean>;
  release(name: string): Promise<void>;
}

/** What jobs write to the log; pino fits. */
export interface JobLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
