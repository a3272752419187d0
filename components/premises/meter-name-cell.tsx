import Link from 'next/link';
import type { ReactNode } from 'react';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { usagePath } from '@/lib/client/usage-link';
import type { MeterSummary } from '@/lib/contract/premises';
import { meterTypeOf } from '@/lib/domain/meter-types';

interface MeterNameCellProps {
  account: string;
  premiseId: string;
  meter: MeterSummary;
  /** Shown below the name: the meter's state, where it is not normal. */
  children?: ReactNode;
}

/** The header of a meter's row: color and name, linked to its usage. */
export function MeterNameCell({ account, premiseId, meter, children }: MeterNameCellProps) {
  const type = meterTypeOf(meter.type);
  return (
    <th scope="row" className="py-0 pr-2 text-left font-normal">
      <Link
        href={usagePath(account, premiseId, { meter: meter.id })}
        className="relative flex min-h-11 items-center gap-2.5 py-1.5 text-ink no-underline hover:underline"
      >
        <CommoditySwatch color={type.color} />
        <span>
          {meter.name === null ? type.label : <span translate="no">{meter.name}</span>}
          {children ? <span className="block">{children}</span> : null}
        </span>
      </Link>
    </th>
  );
}
