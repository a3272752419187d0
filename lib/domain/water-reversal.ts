/** The season of the check: gardens are watered in summer, not in winter. */
export const WATER_METHODS = ['summer', 'winter'] as const;
export type WaterMethod = (typeof WATER_METHODS)[number];

/** Gallons in thirty days that count as high usage. */
const HIGH_GALLONS = 1000;
/** Indoor usage this many times the outdoor usage is suspicious. */
const SUSPICIOUS_RATIO = 10;

/**
 * Returns why a home's indoor and outdoor water meters may be swapped, or null. Usage in gallons over thirty days; null:
 * no meter or no readings, which is worth checking, too.
 */
export function waterSwapReason(
  { indoor, outdoor }: { indoor: number | null; outdoor: number | null },
  method: WaterMethod,
): string | null {
  if (indoor === null && outdoor === null) return 'no data of either meter';
  if (indoor === null) return 'no indoor data';
  if (outdoor === null) return 'no outdoor data';
  if (method === 'winter') return outdoor > HIGH_GALLONS ? 'outdoor usage in winter' : null;
  return indoor > HIGH_GALLONS && indoor > SUSPICIOUS_RATIO * outdoor ? 'indoor dwarfs outdoor' : null;
}
