import type { ArchiveCoverage } from '@/lib/domain/archive-coverage';

/** Requests of one client in one window. */
export interface ClientBudget {
  client: string;
  window: 'hour' | 'day';
  limit: number;
  remaining: number;
}

/** How many there are of one kind, in one state. */
export interface WorkCount {
  kind: string;
  state: string;
  count: number;
}

/** Work that waits for requests, and how many it still needs as far as that is known. */
export interface QueueCount {
  purpose: string;
  count: number;
  requestsLeft: number;
}

/** What is read when metrics are fetched. */
export interface MetricSources {
  version: string;
  /** The path of this site on its host. */
  basePath: string;
  clock: () => number;
  budgets(): Promise<ClientBudget[]>;
  work(): Promise<WorkCount[]>;
  queue(): Promise<QueueCount[]>;
  coverage(): Promise<ArchiveCoverage>;
}
