import { meterTypeOf } from './meter-types';
import type { NamedMeter } from './premise';

/** Longest name that a user can give a meter, in characters. */
export const MAX_METER_NAME = 40;

/** Returns the name that the user gave a meter, or the name of its type. */
export function meterName({ type, name }: Pick<NamedMeter, 'type' | 'name'>): string {
  return name ?? meterTypeOf(type).label;
}
