import type { MeterCommodity } from '@/lib/domain/meter-types';

const fills: Record<MeterCommodity, string> = {
  electricity: 'fill-electricity',
  generation: 'fill-generation',
  gas: 'fill-gas',
  water: 'fill-water',
  'sub-meter': 'fill-sub-meter',
  other: 'fill-other-commodity',
};

/** A square in a commodity's color, shown beside its name to match it with charts. */
export function CommoditySwatch({ commodity }: { commodity: MeterCommodity }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5 shrink-0">
      <rect width="10" height="10" rx="2" className={fills[commodity]} />
    </svg>
  );
}
