import { hash, hashFraction } from './hash';
import type { MinuteSpan, Silence } from './types';

const SILENCE = 41;

function occurrence(silence: Silence & { kind: 'recurring' }, seed: number, key: number, block: number): MinuteSpan {
  const { salt, blockMinutes, shortest, longest } = silence;
  const length = shortest + (hash(seed, key, SILENCE + salt, block * 2) % (longest - shortest + 1));
  // A minute is left free at the block's end, so that neighbouring occurrences never touch.
  const offset = Math.floor(hashFraction(seed, key, SILENCE + salt, block * 2 + 1) * (blockMinutes - length - 1));
  const from = block * blockMinutes + offset;
  return { from, to: from + length };
}

/** All stretches that touch `[from, to)`, whole (not cut to it), sorted and merged. */
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
      const one = occurrence(silence, seed, key, block);
      if (one.from < to && one.to > from) found.push(one);
    }
  }
  return merge(found);
}

function merge(stretches: MinuteSpan[]): MinuteSpan[] {
  if (stretches.length < 2) return stretches;
  stretches.sort((a, b) => a.from - b.from);
  const merged: MinuteSpan[] = [];
  for (const next of stretches) {
    const last = merged.at(-1);
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else merged.push({ ...next });
  }
  return merged;
}

/** What is left of `[from, to)` outside the (sorted, merged) stretches. */
export function subtractSpans(from: number, to: number, stretches: readonly MinuteSpan[]): MinuteSpan[] {
  const left: MinuteSpan[] = [];
  let at = from;
  for (const silent of stretches) {
    if (silent.to <= at) continue;
    if (silent.from >= to) break;
    if (silent.from > at) left.push({ from: at, to: silent.from });
    at = silent.to;
  }
  if (at < to) left.push({ from: at, to });
  return left;
}

/** The stretch that holds this minute, or null. */
export function spanAt(stretches: readonly MinuteSpan[], minute: number): MinuteSpan | null {
  return stretches.find((one) => one.from <= minute && minute < one.to) ?? null;
}
