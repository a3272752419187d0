import type { Granularity } from '@/lib/domain/granularity';
import type { Viewer } from '@/lib/server/account';
import type { TestServer } from '@/lib/server/test-support/test-server';
import type { VendorFleet } from '../vendor-requests';

/** How a task runs: first, again by another user, with an overlapping range, and with a coarser granularity. */
export type Variant = 'cold' | 'warm' | 'overlap' | 'coarser';

/** A test server and a viewer of it. */
export interface TaskCaller {
  server: TestServer;
  viewer: Viewer;
}

export interface BenchTask {
  name: string;
  /** Email of the user. An operator uses the enterprise account. */
  as: { email: string; operator: boolean };
  variants: Variant[];
  run(caller: TaskCaller, variant: Variant): Promise<void>;
  /** Requests of the first run, without the list pages. */
  coldBesideLists(server: TestServer): number;
  vendor(fleet: VendorFleet): number;
  /** Additional requests of the overlapping run. */
  overlapRequests?(server: TestServer): number;
  /** Ranges of a task about series. */
  ranges?: TaskRanges;
}

export interface TaskRange {
  start: string;
  end: string;
  granularity: Granularity;
}

/** All long enough ago that every interval is sealed; see lib/domain/stored-spans.ts. */
export interface TaskRanges {
  cold: TaskRange;
  overlap: TaskRange;
  coarser: TaskRange;
}
