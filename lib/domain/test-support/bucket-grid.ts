import { bucketEdges } from '../calendar';
import type { Granularity } from '../granularity';
import { toInstantText } from '../instant-text';
import type { Span } from '../series';

/** An interval of a grid. `cut` when the span begins or ends inside it. */
export interface GridInterval extends Span {
  cut?: true;
}

/** Returns the intervals of `bucketEdges` as spans, as tests write them. */
export function bucketGrid(span: Span, granularity: Granularity, zone: string): GridInterval[] {
  const { edges, cutAtStart, cutAtEnd } = bucketEdges(span, granularity, zone);
  return edges.slice(1).map((end, index): GridInterval => {
    const interval = { start: toInstantText(edges[index] ?? end), end: toInstantText(end) };
    const cut = (cutAtStart && index === 0) || (cutAtEnd && index + 2 === edges.length);
    return cut ? { ...interval, cut: true } : interval;
  });
}
