import { Age } from '@/components/ui/age';
import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { StateBadge } from '@/components/ui/state-badge';
import { useFormats } from '@/lib/client/formats';
import type { MeterSummary } from '@/lib/contract/premises';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { MeterNameCell } from './meter-name-cell';

interface RegisterRowProps {
  account: string;
  premiseId: string;
  zone: string;
  meter: MeterSummary;
}

/** A meter of an enterprise's premise with its latest register reading. Only home accounts have live values. */
export function RegisterRow({ account, premiseId, zone, meter }: RegisterRowProps) {
  const formats = useFormats();
  const type = meterTypeOf(meter.type);
  const value = meter.latest?.value ?? null;
  return (
    <tr>
      <MeterNameCell account={account} premiseId={premiseId} meter={meter}>
        <StateBadge state={meter.state} />
      </MeterNameCell>
      <td className="px-2 text-right align-middle">
        <NumberWithUnit
          value={value === null ? null : formats.column(value, type.decimals)}
          unit={type.unit}
          missingReason="No reading yet"
        />
      </td>
      <td className="pl-2 text-right align-middle text-sm text-quiet">
        {meter.latest?.at ? <Age at={meter.latest.at} zone={zone} /> : null}
      </td>
    </tr>
  );
}
