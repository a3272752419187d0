import type { LoadMode } from './load.types';
import { LoadCounter } from './load-counter';
import { subtractSpans } from './silence';
import { meterSilences } from './states';
import type { MeterDef, MinuteSpan } from './types';

const MICRO = 1_000_000;

/** The register of a meter: its value at any minute, and the usage between two minutes. */
export class Register {
  private readonly counters: { counter: LoadCounter; sign: 1 | -1 }[];
  private silences: MinuteSpan[] = [];
  private prepared: MinuteSpan = { from: 0, to: 0 };
  private lastMinute = Number.NaN;
  private lastCount = 0;

  constructor(
    private readonly seed: number,
    readonly meter: MeterDef,
    mode: LoadMode,
    /** Factor for every load: the size of comparable homes, for the average series. */
    scale = 1,
  ) {
    this.counters = meter.loads.map(({ load, sign }) => {
      const scaled = scale === 1 ? load : { ...load, size: load.size * scale };
      return { counter: new LoadCounter(seed, scaled, mode), sign };
    });
  }

  /** Finds the silences of a range once. Call it before iterating over a long range. */
  prepare(from: number, to: number): void {
    this.silences = meterSilences(this.seed, this.meter, from, to);
    this.prepared = { from, to };
  }

  /** Returns the millionths since the meter's first year: an integer, negative if more was generated than used. */
  count(minute: number): number {
    // The end of a bucket is the start of the next one.
    if (minute === this.lastMinute) return this.lastCount;
    let sum = 0;
    for (const { counter, sign } of this.counters) sum += sign * counter.at(minute);
    this.lastMinute = minute;
    this.lastCount = sum;
    return sum;
  }

  /** Returns the register in millionths. */
  reading(minute: number): number {
    return this.meter.base + this.count(minute);
  }

  /**
   * Returns the parts of `[from, to)` in which the meter existed and was heard. A silent meter continues to count: its
   * register jumps when it is heard again, and the usage during the silence is in no interval.
   */
  heard(from: number, to: number): MinuteSpan[] {
    if (from < this.prepared.from || to > this.prepared.to) this.prepare(from, to);
    const begin = Math.max(from, this.meter.created);
    const end = Math.min(to, this.meter.ended ?? Number.POSITIVE_INFINITY);
    return begin < end ? subtractSpans(begin, end, this.silences) : [];
  }

  /** Returns the millionths used in these spans, or null when there are none. */
  usage(heard: readonly MinuteSpan[]): number | null {
    if (heard.length === 0) return null;
    let sum = 0;
    for (const { from, to } of heard) sum += this.count(to) - this.count(from);
    return sum;
  }
}

/** Converts millionths to units. */
export function fromMicro(micro: number): number {
  return micro / MICRO;
}

/** Returns the register as in the cloud: truncated to three decimals. */
export function registerValue(micro: number): number {
  return Math.floor(micro / 1000) / 1000;
}

/** Returns the integer register: 100 x the truncated value, rounded down. */
export function registerActual(micro: number): number {
  return Math.floor(Math.floor(micro / 1000) / 10);
}
