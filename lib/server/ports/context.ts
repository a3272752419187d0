import type { Clock } from '../clock';
import type { AccessTokens } from './access-tokens';
import type { Archive } from './archive';
import type { BackfillStore } from './backfill';
import type { BudgetReader } from './door';
import type { ExportFiles, ExportStore } from './exports';
import type { FleetCache, GridCache } from './fleets';
import type { LiveActivity } from './live-activity';

/** What use cases may touch. Built once by `context.ts`. */
export interface Context {
  archive: Archive;
  fleets: FleetCache;
  grid: GridCache;
  budget: BudgetReader;
  activity: LiveActivity;
  backfill: BackfillStore;
  accessTokens: AccessTokens;
  exports: ExportStore;
  files: ExportFiles;
  /** Requests that one page, or one file that somebody waits for, may take. */
  pageShare: number;
  /** Has jobs looked for at once: somebody has just given them work. */
  wakeJobs(): void;
  clock: Clock;
}
