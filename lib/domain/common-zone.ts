/** Returns the most common zone of the premises; the first by name among equals, UTC for none. Used where days must be the same for all. */
export function commonZone(premises: readonly { timezone: string }[]): string {
  const counts = new Map<string, number>();
  for (const { timezone } of premises) counts.set(timezone, (counts.get(timezone) ?? 0) + 1);
  const [most] = [...counts].sort(([a, many], [b, others]) => others - many || (a < b ? -1 : 1));
  return most?.[0] ?? 'UTC';
}
