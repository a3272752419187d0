/**
 * Where a key takes the chart's cursor: arrows one interval, Page keys six, Home and End to the edges; Escape lets go
 * (null). `undefined` for a key that is not the chart's. From nowhere, the first press lands on `entry`.
 */
export function stepPoint(key: string, at: number | null, count: number, entry: number): number | null | undefined {
  const from = at ?? entry;
  const clamp = (index: number) => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowLeft':
      return at === null ? entry : clamp(from - 1);
    case 'ArrowRight':
      return at === null ? entry : clamp(from + 1);
    case 'PageDown':
      return clamp(from + 6);
    case 'PageUp':
      return clamp(from - 6);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Escape':
      return at === null ? undefined : null;
    default:
      return undefined;
  }
}

/** The interval under a pointer `x` pixels from the plot's left edge, the plot being `width` wide. */
export function pointAtX(x: number, width: number, count: number): number | null {
  if (width <= 0 || count <= 0) return null;
  return Math.max(0, Math.min(count - 1, Math.floor((x / width) * count)));
}
