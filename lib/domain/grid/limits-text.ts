import { GRID_PROFILES, type GridLimits } from './limits';

/** The default limits: a gateway is plugged into an outlet. */
export const DEFAULT_LIMITS = 'utilization';

const CUSTOM_LIMITS =
  /^a(\d{1,3}(?:\.\d)?)-(\d{1,3}(?:\.\d)?),b(\d{1,3}(?:\.\d)?)-(\d{1,3}(?:\.\d)?),f(\d(?:\.\d{1,3})?)-(\d(?:\.\d{1,3})?)$/;

/**
 * Parses limits from a URL: the name of a profile, or custom limits such as `a114-126,b110-127,f0.05-0.5` (volts of both
 * bands at nominal 120 V, then hertz to 'watch' and to 'alert'). Null when invalid, such as a band B that does not
 * contain band A.
 */
export function parseLimits(text: string): GridLimits | null {
  if (Object.hasOwn(GRID_PROFILES, text)) return GRID_PROFILES[text as keyof typeof GRID_PROFILES];
  const numbers = CUSTOM_LIMITS.exec(text)?.slice(1).map(Number);
  if (!numbers) return null;
  const [aLow = 0, aHigh = 0, bLow = 0, bHigh = 0, frequencyWatch = 0, frequencyAlert = 0] = numbers;
  const ordered = 10 <= bLow && bLow <= aLow && aLow < aHigh && aHigh <= bHigh && bHigh < 170;
  if (!ordered || frequencyWatch <= 0 || frequencyWatch > frequencyAlert) return null;
  return { a: { low: aLow, high: aHigh }, b: { low: bLow, high: bHigh }, frequencyWatch, frequencyAlert };
}

/** Returns limits as URL text: a profile's name where they match one. */
export function limitsText(limits: GridLimits): string {
  const text = customText(limits);
  const named = Object.entries(GRID_PROFILES).find(([, profile]) => customText(profile) === text);
  return named ? named[0] : text;
}

function customText({ a, b, frequencyWatch, frequencyAlert }: GridLimits): string {
  return `a${a.low}-${a.high},b${b.low}-${b.high},f${frequencyWatch}-${frequencyAlert}`;
}
