import type { Freshness } from '@/lib/domain/answer';
import { clipPoints } from '@/lib/domain/assemble-series';
import type { Span } from '@/lib/domain/series';
import { joinFreshness } from './join-freshness';
import type { RangeAnswer, RangePart } from './range.types';
import { recomputeSummary } from './summary';

/** Joins what several requests brought for neighbouring parts of one range; the summary is worked out anew. */
export function joinRanges(parts: readonly RangePart[], span: Span): RangeAnswer {
  const [first, ...others] = parts;
  if (!first) throw new Error('no parts to join');
  if (others.length === 0) return first.answer;
  const answers = parts.map(({ answer }) => answer);
  const rows = answers.flatMap(({ raw }) => raw.rows);
  return {
    points: clipPoints(
      answers.flatMap(({ points }) => points),
      span,
    ),
    raw: { summary: recomputeSummary(first.answer.raw.summary, rows, span), rows },
    ...joinFreshness([first.answer, ...others.map(({ answer }) => answer)]),
    asOf: asOfParts(parts),
  };
}

/**
 * A part that was over when it was asked for stays what it is, however long ago that was: the whole is as old as the
 * oldest part that still grew. If none did, as old as the last one.
 */
function asOfParts(parts: readonly RangePart[]): Freshness['asOf'] {
  const grew = parts.filter(({ end, answer }) => Date.parse(answer.asOf) < Date.parse(end));
  const deciding = grew.length > 0 ? grew : parts.slice(-1);
  return deciding.reduce((a, b) => (a.answer.asOf <= b.answer.asOf ? a : b)).answer.asOf;
}
