import Link from 'next/link';
import { Age } from '@/components/ui/age';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { StateBadge } from '@/components/ui/state-badge';
import { withAccount } from '@/lib/client/account-param';
import type { MeterSummary } from '@/lib/contract/premises';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { columnNumber } from '@/lib/domain/numbers';

interface RegisterRowProps {
  account: string;
  premiseId: string;
  zone: string;
  meter: MeterSummary;
}

/** A meter of an enterprise's premise: its register as last heard. Live values are a home account's. */
export function RegisterRow({ account, premiseId, zone, meter }: RegisterRowProps) {
  const type = meterTypeOf(meter.type);
  const path = `/premises/${encodeURIComponent(premiseId)}/meters/${encodeURIComponent(meter.id)}`;
  const value = meter.latest?.value ?? null;
  return (
    <tr>
      <th scope="row" className="py-0 pr-2 text-left font-normal">
        <Link
          href={withAccount(path, account)}
          className="flex min-h-11 items-center gap-2.5 py-1.5 text-ink no-underline hover:underline"
        >
          <CommoditySwatch commodity={type.commodity} />
          <span>
            {type.label}
            <span className="block">
              <StateBadge state={meter.state} />
            </span>
          </span>
        </Link>
      </th>
      <td className="px-2 text-right align-middle">
        <NumberWithUnit
          value={value === null ? null : columnNumber(value, type.decimals)}
          unit={type.unit}
          missingReason="Nothing read yet"
        />
      </td>
      <td className="pl-2 text-right align-middle text-sm text-quiet">
        {meter.latest?.at ? <Age at={meter.latest.at} zone={zone} /> : null}
      </td>
    </tr>
  );
}
