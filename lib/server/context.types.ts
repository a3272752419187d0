import type { FleetMemory } from './archive/fleet/fleet-memory';
import type { GridMemory } from './archive/fleet/grid-memory';
import type { Archive } from './archive/types';
import type { AccessTokens } from './auth/access-tokens.types';
import type { Clock } from './clock';
import type { BackfillStore } from './jobs/backfill.types';
import type { ExportFiles, ExportStore } from './jobs/exports.types';
import type { LiveActivity } from './live-activity';
import type { BudgetReader } from './upstream/types';

/** What use cases may touch. Built once by `context.ts`. */
export interface Context {
  archive: Archive;
  fleets: FleetMemory;
  grid: GridMemory;
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
