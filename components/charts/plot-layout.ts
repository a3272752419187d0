/** Where the plot stands inside its frame, in pixels; the drawing and what lies over it must agree. */
export const PLOT_MARGIN = { top: 10, right: 10, bottom: 0, left: 0 };
export const TIME_AXIS_HEIGHT = 26;

/** Room for the value axis's longest tick, at 12 px letters. */
export function valueAxisWidth(texts: readonly string[]): number {
  return Math.ceil(Math.max(2, ...texts.map((text) => text.length)) * 7 + 12);
}
