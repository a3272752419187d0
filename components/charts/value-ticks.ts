import type { Formats } from '@/lib/domain/formats/formats';

/** A value axis from `low` to `high`. `ticks` are round numbers in ascending order. */
export interface ValueAxis {
  low: number;
  high: number;
  ticks: number[];
  /** Decimals of every tick. */
  decimals: number;
}

/** Space above the highest and below the lowest value, as a share of the range. */
const AXIS_PADDING = 0.04;

/** Returns an axis from the lowest to the highest value with about `steps` steps. It includes 0, where bars start, and ends at a tick. */
export function valueAxis(lowest: number, highest: number, steps = 5): ValueAxis {
  const bottom = Math.min(0, lowest);
  const top = highest <= 0 && bottom === 0 ? 1 : Math.max(0, highest);
  const step = roundStep((top - bottom) / steps);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.floor(bottom / step + 1e-9);
  const last = Math.ceil(top / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(decimals + 1)),
  );
  return {
    low: bottom === 0 ? 0 : Math.min(bottom, ticks[0] ?? 0),
    high: top === 0 ? 0 : Math.max(top, ticks.at(-1) ?? 0),
    ticks,
    decimals,
  };
}

/** Returns an axis from the lowest to the highest value that need not include 0, such as for voltages. */
export function spanAxis(lowest: number, highest: number, steps = 5): ValueAxis {
  const padding = Math.max((highest - lowest) * AXIS_PADDING, 1e-6);
  const low = lowest - padding;
  const high = highest + padding;
  const step = roundStep((high - low) / steps);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(decimals + 1)),
  );
  return { low, high, ticks, decimals };
}

/** Returns 1, 2 or 5 times a power of ten: the next at or above `raw`. */
function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((each) => each * power >= raw - power * 1e-9) ?? 10;
  return factor * power;
}

/** Formats a tick with the axis's decimals, thousands separators and a minus sign. */
export function tickText(value: number, axis: Pick<ValueAxis, 'decimals'>, formats: Formats): string {
  return formats.column(value, axis.decimals);
}
