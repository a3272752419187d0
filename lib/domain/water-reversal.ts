/** When the check is made: in summer gardens are watered, in winter they are not. */
export const WATER_METHODS = ['summer', 'winter'] as const;
export type WaterMethod = (typeof WATER_METHODS)[number];

/** Gallons in thirty days that can't be overlooked. */
const MUCH_GALLONS = 1000;
const DWARFS = 10;

/**
 * Why a home's indoor and outdoor water meters may be swapped, or null when nothing speaks for it. Usage in gallons over
 * thirty days; null: no meter, or no reading of it, which somebody should look into either way.
 */
export function waterSwapReason(
  { indoor, outdoor }: { indoor: number | null; outdoor: number | null },
  method: WaterMethod,
): string | null {
  if (indoor === null && outdoor === null) return 'no data of either meter';
  if (indoor === null) return 'no indoor data';
  if (outdoor === null) return 'no outdoor data';
  if (method === 'winter') return outdoor > MUCH_GALLONS ? 'outdoor usage in winter' : null;
  return indoor > MUCH_GALLONS && indoor > DWARFS * outdoor ? 'indoor dwarfs outdoor' : null;
}
