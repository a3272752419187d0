import { WeightedMap } from '@/lib/domain/weighted-map';

/** Compressed bytes whose parsed values are in memory; a value takes about twenty times as much. */
const MAX_BYTES = 3 * 1024 * 1024;

/** Parsed values of stored bodies. A value may be returned any number of times, so callers must not change it. */
export interface ParsedAnswers {
  /** Returns the value of exactly this body; undefined if it has to be parsed. */
  get(key: string, body: Uint8Array): { value: unknown } | undefined;
  set(key: string, body: Uint8Array, value: unknown): void;
}

/** Returns a cache of parsed bodies of limited size, without those that were used longest ago. */
export function createParsedAnswers(maxBytes = MAX_BYTES): ParsedAnswers {
  const entries = new WeightedMap<string, { body: Uint8Array; value: unknown }>(maxBytes);
  return {
    get(key, body) {
      const entry = entries.get(key);
      return entry && Buffer.compare(entry.body, body) === 0 ? entry : undefined;
    },
    set: (key, body, value) => entries.set(key, { body, value }, body.byteLength),
  };
}
