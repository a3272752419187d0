import type { Granularity } from '@/lib/domain/granularity';
import type { Viewer } from '@/lib/server/account';
import type { TestServer } from '@/lib/server/test-support/test-server';
import type { VendorFleet } from '../vendor-requests';

/** The way a task is asked: first, again by somebody else, a range that overlaps the first, and the first, coarser. */
export type Variant = 'cold' | 'warm' | 'overlap' | 'coarser';

/** Somebody in a house. */
export interface TaskCaller {
  server: TestServer;
  viewer: Viewer;
}

export interface BenchTask {
  name: string;
  /** E-mail of who asks; an operator asks for the whole fleet. */
  as: { email: string; operator: boolean };
  variants: Variant[];
  run(asker: TaskCaller, variant: Variant): Promise<void>;
  /** What it takes to get everything once, beside the pages of the lists. */
  coldBesideLists(house: TestServer): number;
  vendor(fleet: VendorFleet): number;
  /** How many requests that takes which the overlapping one adds. */
  overlapRequests?(house: TestServer): number;
  /** Of a task about series: its ranges. */
  ranges?: TaskRanges;
}

export interface TaskRange {
  start: string;
  end: string;
  granularity: Granularity;
}

/** All of them over for so long that nothing is open any more; see lib/domain/stored-spans.ts. */
export interface TaskRanges {
  cold: TaskRange;
  overlap: TaskRange;
  coarser: TaskRange;
}
