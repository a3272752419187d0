import { type Flow, intervalsWithin } from './flow';
import { toMicro } from './micro-amounts';
import type { Segments } from './price-segments';

/** What was used in each band, in millionths of the meter's unit. */
export interface BandQuantities {
  imported: number[];
  exported: number[];
  /** Time that is over, and the part of it with readings and a price. */
  expectedMs: number;
  knownMs: number;
}

/**
 * Adds up what was used in each band. An interval in which the price changes is divided by time. Intervals without
 * readings, and those without a price, count as not known; they add nothing.
 */
export function bandQuantities(flow: Flow, segments: Segments, bandCount: number, span: Span): BandQuantities {
  const imported = new Array<number>(bandCount).fill(0);
  const exported = new Array<number>(bandCount).fill(0);
  const until = Math.min(span.end, flow.expectedUntil);
  let [next, knownMs] = [0, 0];
  const isWithin = (start: number, stop: number) => start >= span.start && stop <= until;
  const [first, end] = intervalsWithin(flow, span.start, span.end);
  for (let index = first; index < end; index += 1) {
    const start = flow.edges[index] ?? 0;
    const stop = flow.edges[index + 1] ?? start;
    const taken = flow.imported[index] ?? Number.NaN;
    if (Number.isNaN(taken)) continue;
    const sent = flow.exported?.[index] ?? 0;
    while ((segments.ends[next] ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    const band = segments.bands[next] ?? 0;
    if (start >= (segments.starts[next] ?? stop) && stop <= (segments.ends[next] ?? start) && isWithin(start, stop)) {
      imported[band] = (imported[band] ?? 0) + taken;
      exported[band] = (exported[band] ?? 0) + sent;
      knownMs += stop - start;
      continue;
    }
    for (let piece = next; (segments.starts[piece] ?? Number.POSITIVE_INFINITY) < stop; piece += 1) {
      const from = Math.max(start, segments.starts[piece] ?? start, span.start);
      const to = Math.min(stop, segments.ends[piece] ?? stop, span.end);
      if (from >= to) continue;
      const share = (to - from) / (stop - start);
      const band = segments.bands[piece] ?? 0;
      imported[band] = (imported[band] ?? 0) + taken * share;
      exported[band] = (exported[band] ?? 0) + sent * share;
      knownMs += Math.max(0, Math.min(to, flow.expectedUntil) - from);
    }
  }
  return {
    imported: imported.map(toMicro),
    exported: exported.map(toMicro),
    expectedMs: Math.max(0, until - span.start),
    knownMs,
  };
}

/** Instants in milliseconds. */
export interface Span {
  start: number;
  end: number;
}
