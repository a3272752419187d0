/** A value axis: `ticks` are round, in order, and reach from `low` to `high`, which hold 0. */
export interface ValueAxis {
  low: number;
  high: number;
  ticks: number[];
  /** Decimals that every tick needs, the same for all. */
  decimals: number;
}

/** Makes an axis over the values' extremes with about `wanted` steps; 0 always stands on it, since bars start there. */
export function valueAxis(least: number, most: number, wanted = 4): ValueAxis {
  const bottom = Math.min(0, least);
  const top = Math.max(0, most);
  const step = roundStep((top - bottom || 1) / wanted);
  const first = Math.floor(bottom / step + 1e-9);
  const last = Math.max(Math.ceil(top / step - 1e-9), first === 0 && top === bottom ? 1 : 0);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toFixed(decimals + 1)),
  );
  return { low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1, ticks, decimals };
}

/** 1, 2 or 5 times a power of ten: the next at or above `raw`. */
function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((each) => each * power >= raw - power * 1e-9) ?? 10;
  return factor * power;
}

/** A tick as text: the axis's own decimals, thousands set apart, a true minus; `magnitude` drops the sign. */
export function tickText(value: number, axis: Pick<ValueAxis, 'decimals'>, magnitude = false): string {
  const shown = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: axis.decimals,
    maximumFractionDigits: axis.decimals,
  });
  const spaced = shown.replaceAll(',', '\u2009');
  return value < 0 && !magnitude ? `−${spaced}` : spaced;
}
