import type { SkippedParts } from './definition';

/** Returns the key that identifies one kind of data of one device among the skipped parts. */
export function partKey(kind: string, deviceId: string): string {
  return `${kind} ${deviceId}`;
}

/**
 * Fetches, unless the part is known to be refused. Returns null if it is skipped. Throws where nothing may be skipped.
 */
export async function fetchUnlessSkipped<T>(
  { skipped }: { skipped?: SkippedParts },
  key: string,
  fetchPart: () => Promise<T>,
): Promise<T | null> {
  if (skipped?.has(key)) return null;
  try {
    return await fetchPart();
  } catch (error) {
    if (skipped?.add(key, error)) return null;
    throw error;
  }
}
