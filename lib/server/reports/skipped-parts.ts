import type { SkippedParts } from './definition';

/** What a device's answers of a kind are called among what is left out. */
export function partKey(kind: string, deviceId: string): string {
  return `${kind} ${deviceId}`;
}

/** Asks, unless it is known to be refused; null where it is left out. Throws where nothing may be left out. */
export async function fetchUnlessSkipped<T>(
  { skipped }: { skipped?: SkippedParts },
  key: string,
  ask: () => Promise<T>,
): Promise<T | null> {
  if (skipped?.has(key)) return null;
  try {
    return await ask();
  } catch (error) {
    if (skipped?.add(key, error)) return null;
    throw error;
  }
}
