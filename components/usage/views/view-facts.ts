import type { Formats } from '@/lib/domain/formats/formats';
import type { UsageStep } from '@/lib/domain/insight/local-days';
import type { DisplayFacts } from '@/lib/domain/units';

/** What every view of a meter's usage is made from. */
export interface ViewFacts {
  /** Intervals that are over, in the meter's unit. */
  steps: readonly UsageStep[];
  zone: string;
  /** The days in words: 'Nov 1–30, 2026'. */
  period: string;
  display: DisplayFacts;
  /** A CSS color. */
  color: string;
  /** The beginning of the names of files. */
  fileName: string;
  formats: Formats;
}
