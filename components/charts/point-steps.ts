/**
 * Returns the interval to select after a key press: arrows move by one, Page keys by six, Home and End to the edges,
 * Escape clears the selection (null). `undefined` for other keys. Without a selection, arrows select `initialIndex`.
 */
export function stepPoint(
  key: string,
  index: number | null,
  count: number,
  initialIndex: number,
): number | null | undefined {
  const from = index ?? initialIndex;
  const clamp = (value: number) => Math.max(0, Math.min(count - 1, value));
  switch (key) {
    case 'ArrowLeft':
      return index === null ? initialIndex : clamp(from - 1);
    case 'ArrowRight':
      return index === null ? initialIndex : clamp(from + 1);
    case 'PageDown':
      return clamp(from + 6);
    case 'PageUp':
      return clamp(from - 6);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Escape':
      return index === null ? undefined : null;
    default:
      return undefined;
  }
}

/** Returns the interval at `x` pixels from the left edge of a plot `width` pixels wide. */
export function pointAtX(x: number, width: number, count: number): number | null {
  if (width <= 0 || count <= 0) return null;
  return Math.max(0, Math.min(count - 1, Math.floor((x / width) * count)));
}
