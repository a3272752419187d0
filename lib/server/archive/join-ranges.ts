import type { Freshness } from '@/lib/domain/answer';
import { joinFreshness } from '@/lib/domain/join-freshness';
import { recomputeSummary } from '../copper/recompute-summary';
import { rowsOf, tableOf } from '../copper/row-table';
import type { RangeAnswer, RangePart, RangeQuery } from './range.types';
import { normalizeRows } from './store/merge-rows';

/** Joins the answers of several requests for adjacent parts of one range, and recomputes the summary. */
export function joinRanges(parts: readonly RangePart[], { kind, start, end }: RangeQuery): RangeAnswer {
  const [first, ...others] = parts;
  if (!first) throw new Error('no parts to join');
  if (others.length === 0) return first.answer;
  const answers = parts.map(({ answer }) => answer);
  const rows = answers.flatMap(({ raw }) => raw.rows);
  const table = normalizeRows(tableOf(rows), kind, Date.parse(start), Date.parse(end));
  return {
    raw: { summary: recomputeSummary(first.answer.raw.summary, table), rows: rowsOf(table) },
    ...joinFreshness([first.answer, ...others.map(({ answer }) => answer)]),
    asOf: joinedAsOf(parts),
  };
}

/**
 * A part that had ended when it was fetched does not age. So the joined answer is as old as its oldest part that had
 * not ended yet; if all had, as old as the last part.
 */
function joinedAsOf(parts: readonly RangePart[]): Freshness['asOf'] {
  const growing = parts.filter(({ end, answer }) => Date.parse(answer.asOf) < Date.parse(end));
  const deciding = growing.length > 0 ? growing : parts.slice(-1);
  return deciding.reduce((a, b) => (a.answer.asOf <= b.answer.asOf ? a : b)).answer.asOf;
}
