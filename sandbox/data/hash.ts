/** Deterministic noise: the same integers give the same number on every machine. */

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Returns an unsigned 32-bit number from up to four integers. The order matters. */
export function hash(a: number, b: number, c = 0, d = 0): number {
  let h = mix(a + 0x9e3779b9);
  h = mix(h ^ Math.imul(b + 0x7f4a7c15, 0x2545f491));
  h = mix(h ^ Math.imul(c + 0x165667b1, 0x27d4eb2f));
  return mix(h ^ Math.imul(d + 0x6c8e9cf5, 0x1b873593));
}

/** Returns a fraction, `0 <= x < 1`. */
export function hashFraction(a: number, b: number, c = 0, d = 0): number {
  return hash(a, b, c, d) / 4294967296;
}

/** Returns a fraction from a well-mixed key, a salt and a position, in a quarter of the time. */
export function quickHashFraction(key: number, salt: number, at: number): number {
  return mix(key ^ Math.imul(salt, 0x9e3779b1) ^ Math.imul(at, 0x85ebca77)) / 4294967296;
}

/** Returns a number `low <= x < high`. */
export function hashBetween(low: number, high: number, a: number, b: number, c = 0, d = 0): number {
  return low + (high - low) * hashFraction(a, b, c, d);
}

/** Returns one element of a non-empty list. */
export function hashPick<T>(list: readonly [T, ...T[]], a: number, b: number, c = 0, d = 0): T {
  return list[hash(a, b, c, d) % list.length] ?? list[0];
}
