import { GRID_PROFILES, type GridLimits } from './limits';

/** Which limits hold when none are named: a gateway is plugged into an outlet. */
export const DEFAULT_LIMITS = 'utilization';

const OWN =
  /^a(\d{1,3}(?:\.\d)?)-(\d{1,3}(?:\.\d)?),b(\d{1,3}(?:\.\d)?)-(\d{1,3}(?:\.\d)?),f(\d(?:\.\d{1,3})?)-(\d(?:\.\d{1,3})?)$/;

/**
 * Limits as an address holds them: the name of a profile, or a person's own as `a114-126,b110-127,f0.05-0.5`: volts of
 * both bands for a nominal of 120 V, hertz to a look and to an alert. Null for what makes no sense: band B holds A.
 */
export function parseLimits(text: string): GridLimits | null {
  if (Object.hasOwn(GRID_PROFILES, text)) return GRID_PROFILES[text as keyof typeof GRID_PROFILES];
  const numbers = OWN.exec(text)?.slice(1).map(Number);
  if (!numbers) return null;
  const [aLow = 0, aHigh = 0, bLow = 0, bHigh = 0, frequencyWatch = 0, frequencyAlert = 0] = numbers;
  const ordered = 10 <= bLow && bLow <= aLow && aLow < aHigh && aHigh <= bHigh && bHigh < 170;
  if (!ordered || frequencyWatch <= 0 || frequencyWatch > frequencyAlert) return null;
  return { a: { low: aLow, high: aHigh }, b: { low: bLow, high: bHigh }, frequencyWatch, frequencyAlert };
}

/** Limits as an address holds them; the name where they are a profile's. */
export function limitsText(limits: GridLimits): string {
  const text = inFull(limits);
  const named = Object.entries(GRID_PROFILES).find(([, profile]) => inFull(profile) === text);
  return named ? named[0] : text;
}

function inFull({ a, b, frequencyWatch, frequencyAlert }: GridLimits): string {
  return `a${a.low}-${a.high},b${b.low}-${b.high},f${frequencyWatch}-${frequencyAlert}`;
}
