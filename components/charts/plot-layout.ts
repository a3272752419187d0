/** Margins of the plot in pixels; shared by the drawing and the cursor over it. */
export const PLOT_MARGIN = { top: 10, right: 10, bottom: 0, left: 0 };
export const TIME_AXIS_HEIGHT = 26;

/** Returns the width of the value axis in pixels for its longest tick, at a font size of 12. */
export function valueAxisWidth(texts: readonly string[]): number {
  return Math.ceil(Math.max(2, ...texts.map((text) => text.length)) * 7 + 12);
}
