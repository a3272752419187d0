'use client';

import type { PremiseSummary } from '@/lib/contract/premises';
import { meterTypeOf } from '@/lib/domain/meter-types';

interface MeterSelectProps {
  premises: readonly PremiseSummary[];
  /** Empty: all meters. */
  value: string;
  onChange: (meterId: string) => void;
}

/** Chooses all meters or one of them, grouped by premise. */
export function MeterSelect({ premises, value, onChange }: MeterSelectProps) {
  return (
    <div>
      <label htmlFor="report-meter" className="mb-1 block font-medium">
        Meter
      </label>
      <select id="report-meter" className="field" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">All meters</option>
        {premises
          .filter((premise) => premise.meters.length > 0)
          .map((premise) => (
            <optgroup key={premise.id} label={premise.name ?? premise.id}>
              {premise.meters.map((meter) => (
                <option key={meter.id} value={meter.id}>
                  {meterTypeOf(meter.type).label} ({meter.id})
                </option>
              ))}
            </optgroup>
          ))}
      </select>
    </div>
  );
}
