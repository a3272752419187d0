import type { LiveReadingView } from '@/lib/contract/live';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { quantity } from '@/lib/domain/numbers';
import type { Meter } from '@/lib/domain/premise';
import { displayFacts, type UnitSystem } from '@/lib/domain/units';

/** Returns the meter that represents a home: the net meter, else the first electric one, else the first. */
export function mainMeter<M extends Pick<Meter, 'type'>>(meters: readonly M[]): M | undefined {
  return (
    meters.find((meter) => meter.type === 'power_net') ??
    meters.find((meter) => meterTypeOf(meter.type).commodity === 'electricity') ??
    meters[0]
  );
}

/** Returns the current rate as text: 'Using 1.42 kW', 'Selling 2.1 kW', 'Gas at 0.03 CCF/h'; null without a number. */
export function liveRateText(
  reading: Pick<LiveReadingView, 'type' | 'rate'> | undefined,
  units: UnitSystem,
): string | null {
  if (!reading || reading.rate === null) return null;
  const kind = displayFacts(reading.type, units);
  const amount = quantity(Math.abs(reading.rate) * kind.factor, kind.rateUnit);
  if (kind.commodity === 'electricity') {
    return reading.rate < 0 ? `Selling ${amount}` : `Using ${amount}`;
  }
  if (kind.commodity === 'generation') return `Generating ${amount}`;
  return `${kind.label} at ${quantity(reading.rate * kind.factor, kind.rateUnit)}`;
}

/** Joins the current rate and today's usage into one sentence; null if both are missing. */
export function premiseSentence(now: string | null, today: string | null, comparison: string | null): string | null {
  const day = today === null ? null : `${today} so far today${comparison ? `, ${comparison}` : ''}`;
  if (now !== null && day !== null) return `${now} right now. ${day}.`;
  if (now !== null) return `${now} right now.`;
  return day === null ? null : `${day}.`;
}
