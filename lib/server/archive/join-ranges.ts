import { clipPoints } from '@/lib/domain/assemble-series';
import { exactSum } from '@/lib/domain/exact-sum';
import type { Span } from '@/lib/domain/series';
import { joinFreshness } from './join-freshness';
import type { RangeAnswer } from './range.types';

/** Joins what several requests brought for neighbouring parts of one range; summary sums are added up. */
export function joinRanges(parts: readonly RangeAnswer[], span: Span): RangeAnswer {
  const [first, ...others] = parts;
  if (!first) throw new Error('no parts to join');
  if (others.length === 0) return first;
  return {
    points: clipPoints(
      parts.flatMap(({ points }) => points),
      span,
    ),
    raw: {
      summary: joinSummaries(parts.map(({ raw }) => raw.summary)),
      rows: parts.flatMap(({ raw }) => raw.rows),
    },
    ...joinFreshness([first, ...others]),
  };
}

/** Fields named `sum…` are added where every part has a number; of all others the first part's stands. */
function joinSummaries(summaries: readonly Record<string, unknown>[]): Record<string, unknown> {
  const joined: Record<string, unknown> = { ...summaries[0] };
  for (const name of Object.keys(joined)) {
    if (!/^sum(_|$)/.test(name)) continue;
    const values = summaries.map((summary) => summary[name]).filter((value) => typeof value === 'number');
    joined[name] = values.length === summaries.length ? exactSum(values) : null;
  }
  return joined;
}
