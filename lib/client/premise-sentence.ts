import type { LiveReadingView } from '@/lib/contract/live';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { quantity } from '@/lib/domain/numbers';
import type { Meter } from '@/lib/domain/premise';
import { displayFacts, type UnitSystem } from '@/lib/domain/units';

/** The meter a home is judged by: what it draws from the grid, else the first electric one, else the first. */
export function mainMeter<M extends Pick<Meter, 'type'>>(meters: readonly M[]): M | undefined {
  return (
    meters.find((meter) => meter.type === 'power_net') ??
    meters.find((meter) => meterTypeOf(meter.type).commodity === 'electricity') ??
    meters[0]
  );
}

/** 'Using 1.42 kW', 'Sending 2.1 kW to the grid', 'Gas at 0.03 CCF/h'; null without a number. */
export function liveRateText(
  reading: Pick<LiveReadingView, 'type' | 'rate'> | undefined,
  units: UnitSystem,
): string | null {
  if (!reading || reading.rate === null) return null;
  const kind = displayFacts(reading.type, units);
  const amount = quantity(Math.abs(reading.rate) * kind.factor, kind.rateUnit);
  if (kind.commodity === 'electricity') {
    return reading.rate < 0 ? `Sending ${amount} to the grid` : `Using ${amount}`;
  }
  if (kind.commodity === 'generation') return `Generating ${amount}`;
  return `${kind.label} at ${quantity(reading.rate * kind.factor, kind.rateUnit)}`;
}

/** The two halves as one sentence: what happens now, and what today has come to. */
export function premiseSentence(now: string | null, today: string | null, comparison: string | null): string | null {
  const day = today === null ? null : `${today} so far today${comparison ? `, ${comparison}` : ''}`;
  if (now !== null && day !== null) return `${now} now; ${day}.`;
  if (now !== null) return `${now} now.`;
  return day === null ? null : `${day}.`;
}
