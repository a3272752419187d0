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
  const entries = new Map<string, { body: Uint8Array; value: unknown }>();
  let bytes = 0;

  function remove(key: string): void {
    bytes -= entries.get(key)?.body.byteLength ?? 0;
    entries.delete(key);
  }

  return {
    get(key, body) {
      const entry = entries.get(key);
      if (!entry || Buffer.compare(entry.body, body) !== 0) return undefined;
      // Moved to the end of the map's order.
      entries.delete(key);
      entries.set(key, entry);
      return entry;
    },
    set(key, body, value) {
      remove(key);
      if (body.byteLength > maxBytes) return;
      entries.set(key, { body, value });
      bytes += body.byteLength;
      for (const oldest of entries.keys()) {
        if (bytes <= maxBytes) return;
        remove(oldest);
      }
    },
  };
}
