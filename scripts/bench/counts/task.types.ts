import type { Granularity } from '@/lib/domain/granularity';
import type { Viewer } from '@/lib/server/account';
import type { House } from '@/lib/server/test-support/house';
import type { VendorFleet } from '../vendor-requests';

/** The way a task is asked: first, again by somebody else, a range that overlaps the first, and the first, coarser. */
export type Variant = 'cold' | 'warm' | 'overlap' | 'coarser';

/** Somebody in a house. */
export interface Asker {
  house: House;
  viewer: Viewer;
}

export interface Task {
  name: string;
  /** E-mail of who asks; an operator asks for the whole fleet. */
  as: { email: string; operator: boolean };
  variants: Variant[];
  run(asker: Asker, variant: Variant): Promise<void>;
  /** What it takes to get everything once, beside the pages of the lists. */
  coldBesideLists(house: House): number;
  vendor(fleet: VendorFleet): number;
  /** How many requests that takes which the overlapping one adds. */
  overlapRequests?(house: House): number;
  /** Of a task about series: its ranges. */
  ranges?: Ranges;
}

export interface Range {
  start: string;
  end: string;
  granularity: Granularity;
}

/** All of them over for so long that nothing is open any more; see lib/domain/held-spans.ts. */
export interface Ranges {
  cold: Range;
  overlap: Range;
  coarser: Range;
}
