import { meterTypeOf } from './meter-types';
import type { Meter } from './premise';

/** Returns the meter that represents a home: the net meter, else the first electric one, else the first. */
export function mainMeter<M extends Pick<Meter, 'type'>>(meters: readonly M[]): M | undefined {
  return (
    meters.find((meter) => meter.type === 'power_net') ??
    meters.find((meter) => meterTypeOf(meter.type).commodity === 'electricity') ??
    meters[0]
  );
}
