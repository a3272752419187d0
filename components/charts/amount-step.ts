import type { BucketState, Span } from '@/lib/domain/series';

/** An interval with what was used and what is typical, in the unit of display. */
export interface AmountStep extends Span {
  state: BucketState;
  used: number | null;
  typical: number | null;
}
