import type { LoadMode } from './load.types';
import { LoadCounter } from './load-counter';
import { subtractSpans } from './silence';
import { meterSilences } from './states';
import type { MeterDef, MinuteSpan } from './types';

const MICRO = 1_000_000;

/** What a meter of the vendor's would know: its register at any minute, and what was used between two. */
export class Register {
  private readonly counters: { counter: LoadCounter; sign: 1 | -1 }[];
  private silences: MinuteSpan[] = [];
  private known: MinuteSpan = { from: 0, to: 0 };
  private lastMinute = Number.NaN;
  private lastCount = 0;

  constructor(
    private readonly seed: number,
    readonly meter: MeterDef,
    manner: LoadMode,
    /** Multiplies every load's size (another home's size for the average series). */
    scale = 1,
  ) {
    this.counters = meter.loads.map(({ load, sign }) => {
      const scaled = scale === 1 ? load : { ...load, size: load.size * scale };
      return { counter: new LoadCounter(seed, scaled, manner), sign };
    });
  }

  /** Call before walking through a long range: finds its silences once. */
  prepare(from: number, to: number): void {
    this.silences = meterSilences(this.seed, this.meter, from, to);
    this.known = { from, to };
  }

  /** Millionths counted since the meter's first year; whole, and negative where more was made than used. */
  count(minute: number): number {
    // One bucket's end is the next one's beginning.
    if (minute === this.lastMinute) return this.lastCount;
    let sum = 0;
    for (const { counter, sign } of this.counters) sum += sign * counter.at(minute);
    this.lastMinute = minute;
    this.lastCount = sum;
    return sum;
  }

  /** The register in millionths. */
  reading(minute: number): number {
    return this.meter.base + this.count(minute);
  }

  /**
   * The parts of `[from, to)` in which the meter existed and was heard. A meter that is silent goes on counting, so
   * its register jumps when it is heard again, and what was used meanwhile belongs to no interval.
   */
  heard(from: number, to: number): MinuteSpan[] {
    if (from < this.known.from || to > this.known.to) this.prepare(from, to);
    const begin = Math.max(from, this.meter.created);
    const end = Math.min(to, this.meter.ended ?? Number.POSITIVE_INFINITY);
    return begin < end ? subtractSpans(begin, end, this.silences) : [];
  }

  /** Millionths used in the heard parts of `[from, to)`; null when none was heard. */
  usage(heard: readonly MinuteSpan[]): number | null {
    if (heard.length === 0) return null;
    let sum = 0;
    for (const { from, to } of heard) sum += this.count(to) - this.count(from);
    return sum;
  }
}

/** Millionths as the number that prints them exactly. */
export function fromMicro(micro: number): number {
  return micro / MICRO;
}

/** The register as the cloud shows it: three decimals, cut off. */
export function registerValue(micro: number): number {
  return Math.floor(micro / 1000) / 1000;
}

/** The coarser whole register: 100 x the shown value, floored. */
export function registerActual(micro: number): number {
  return Math.floor(Math.floor(micro / 1000) / 10);
}
