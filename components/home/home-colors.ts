import type { MeterCommodity } from '@/lib/domain/meter-types';

/** Returns the CSS color of a commodity's marks. */
export function commodityColor(commodity: MeterCommodity): string {
  return commodity === 'other' ? 'var(--other-commodity)' : `var(--${commodity})`;
}
