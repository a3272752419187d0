/** A value axis from `low` to `high`, which hold 0 and every value; `ticks` are round, in order, 0 among them. */
export interface ValueAxis {
  low: number;
  high: number;
  ticks: number[];
  /** Decimals that every tick needs, the same for all. */
  decimals: number;
}

/** Air above the highest and below the lowest value, as a share of the whole. */
const AIR = 0.04;

/** Makes an axis over the values' extremes with about `wanted` steps; 0 always stands on it, since bars start there. */
export function valueAxis(least: number, most: number, wanted = 5): ValueAxis {
  const bottom = Math.min(0, least);
  const top = most <= 0 && bottom === 0 ? 1 : Math.max(0, most);
  const air = (top - bottom) * AIR;
  const step = roundStep((top - bottom) / wanted);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = -Math.floor((air - bottom) / step + 1e-9);
  const last = Math.floor((top + air) / step + 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toFixed(decimals + 1)),
  );
  return {
    low: bottom === 0 ? 0 : Math.min(bottom - air, ticks[0] ?? 0),
    high: top === 0 ? 0 : Math.max(top + air, ticks.at(-1) ?? 0),
    ticks,
    decimals,
  };
}

/** An axis for what never comes near 0, such as a voltage: over the extremes alone, with a little air. */
export function spanAxis(least: number, most: number, wanted = 5): ValueAxis {
  const air = Math.max((most - least) * AIR, 1e-6);
  const low = least - air;
  const high = most + air;
  const step = roundStep((high - low) / wanted);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toFixed(decimals + 1)),
  );
  return { low, high, ticks, decimals };
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
  const spaced = shown.replaceAll(',', '\u202f');
  return value < 0 && !magnitude ? `−${spaced}` : spaced;
}
