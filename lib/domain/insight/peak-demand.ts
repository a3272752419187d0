import { type Basis, basisOf } from './finding';
import type { UsageStep } from './local-days';

const QUARTER_MS = 900_000;
const PEAKS = 5;

/** The highest mean power of an interval. */
export interface Peak {
  start: number;
  end: number;
  kw: number;
}

export interface PeakDemand {
  /** The highest and the next four, highest first. */
  peaks: Peak[];
  /** True when intervals are longer than a quarter of an hour: the peak was at least this high. */
  isAtLeast: boolean;
  basis: Basis;
}

/** Returns the highest demand of fixed intervals, such as the quarter hours of a month; null without a number. */
export function peakDemand(steps: readonly UsageStep[]): PeakDemand | null {
  const peaks = steps.flatMap(({ start, end, value }) =>
    value === null ? [] : [{ start, end, kw: (value * 3_600_000) / (end - start) }],
  );
  if (peaks.length === 0) return null;
  const highest = peaks.sort((a, b) => b.kw - a.kw || a.start - b.start).slice(0, PEAKS);
  return {
    peaks: highest,
    isAtLeast: highest.some(({ start, end }) => end - start > QUARTER_MS),
    basis: basisOf(steps),
  };
}
