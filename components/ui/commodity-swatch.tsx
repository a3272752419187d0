import type { MeterColor } from '@/lib/domain/meter-types';

/** A square in the color of a meter type, shown beside its name to match it with charts. */
export function CommoditySwatch({ color }: { color: MeterColor }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5 shrink-0">
      <rect width="10" height="10" rx="2" fill={`var(--${color})`} />
    </svg>
  );
}
