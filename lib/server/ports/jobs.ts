/** Work that runs in steps until it is finished or must wait. Its progress is stored in the database. */
export interface Job {
  /** Names the job's lease, such as `backfill:<account>`. Only one process at a time runs the job. */
  name: string;
  /**
   * Does a piece of the work, about one request's worth, and stores the result before it resolves. Returns true if
   * there is more to do now. `stop` aborts when the process shuts down or another process has taken over the job; the
   * step then starts nothing new and stops waiting.
   */
  step(stop: AbortSignal): Promise<boolean>;
}

/** Finds jobs of one kind. */
export interface JobSource {
  /** Returns the jobs that can run now, longest waiting first. */
  due(): Promise<Job[]>;
}

/** Named locks that one process at a time holds; see lib/server/db/leases.ts. */
export interface Leases {
  take(name: string, forMs: number): Promise<boolean>;
  release(name: string): Promise<void>;
}

/** The logger that jobs need; pino fits. */
export interface JobLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
