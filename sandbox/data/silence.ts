import { hash, hashFraction } from './hash';
import type { MinuteSpan, Silence } from './types';

const SILENCE = 41;

function occurrence(silence: Silence & { kind: 'recurring' }, seed: number, key: number, block: number): MinuteSpan {
  const { salt, blockMinutes, minMinutes, maxMinutes, until = Number.POSITIVE_INFINITY } = silence;
  const length = minMinutes + (hash(seed, key, SILENCE + salt, block * 2) % (maxMinutes - minMinutes + 1));
  // One minute at the block's end stays free, so that consecutive occurrences never touch.
  const offset = Math.floor(hashFraction(seed, key, SILENCE + salt, block * 2 + 1) * (blockMinutes - length - 1));
  const from = block * blockMinutes + offset;
  return { from, to: Math.min(from + length, until) };
}

/** Returns all silent spans that overlap `[from, to)`, not clipped to it, sorted and merged. */
export function silentSpans(
  silences: readonly { silence: Silence; key: number }[],
  seed: number,
  from: number,
  to: number,
): MinuteSpan[] {
  const found: MinuteSpan[] = [];
  for (const { silence, key } of silences) {
    if (silence.kind === 'since') {
      if (silence.from < to) found.push({ from: silence.from, to: Number.POSITIVE_INFINITY });
      continue;
    }
    const last = Math.floor((to - 1) / silence.blockMinutes);
    for (let block = Math.floor(from / silence.blockMinutes); block <= last; block += 1) {
      const span = occurrence(silence, seed, key, block);
      if (span.from < to && span.to > Math.max(from, span.from)) found.push(span);
    }
  }
  return merge(found);
}

function merge(spans: MinuteSpan[]): MinuteSpan[] {
  if (spans.length < 2) return spans;
  spans.sort((a, b) => a.from - b.from);
  const merged: MinuteSpan[] = [];
  for (const next of spans) {
    const last = merged.at(-1);
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else merged.push({ ...next });
  }
  return merged;
}

/** Returns the parts of `[from, to)` outside these spans, which must be sorted and merged. */
export function subtractSpans(from: number, to: number, spans: readonly MinuteSpan[]): MinuteSpan[] {
  const left: MinuteSpan[] = [];
  let at = from;
  for (const silent of spans) {
    if (silent.to <= at) continue;
    if (silent.from >= to) break;
    if (silent.from > at) left.push({ from: at, to: silent.from });
    at = silent.to;
  }
  if (at < to) left.push({ from: at, to });
  return left;
}

/** Returns the span that contains this minute, or null. */
export function spanAt(spans: readonly MinuteSpan[], minute: number): MinuteSpan | null {
  return spans.find(({ from, to }) => from <= minute && minute < to) ?? null;
}
