import { MonthBars } from '@/components/charts/month-bars';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { Card } from '@/components/ui/section';
import type { Formats } from '@/lib/domain/formats/formats';
import { type MeterMonth, perDay } from '@/lib/domain/month-summary';
import { displayFacts, type UnitSystem } from '@/lib/domain/units';
import { besideText, dayText } from './summary-words';

interface MeterMonthCardProps {
  meter: MeterMonth;
  /** The meter's id, where the home has two meters with this label. */
  id: string | null;
  units: UnitSystem;
  formats: Formats;
}

/** A meter's month: its total, the months beside it, and every day. */
export function MeterMonthCard({ meter, id, units, formats }: MeterMonthCardProps) {
  const { meterType, meterName, days, typical, total, before, yearBefore, alwaysOn } = meter;
  const { label, color, unit, factor, canBeNegative } = displayFacts(meterType, units);
  const amount = (value: number | null) => formats.quantity(value === null ? null : value * factor, unit);
  const missing = total.finished - total.measured;
  return (
    <Card className="min-w-0 break-inside-avoid p-4">
      <h2 className="flex items-center gap-2 font-semibold">
        <CommoditySwatch color={color} />
        {meterName === null ? label : <span translate="no">{meterName}</span>}
        {id === null ? null : (
          <span translate="no" className="text-sm font-normal text-quiet">
            {id}
          </span>
        )}
      </h2>
      <p className="mt-1">
        <span translate="no" className="text-lg font-semibold">
          {amount(total.sum)}
        </span>{' '}
        <span className="text-quiet">{dayText(perDay(total), amount)}</span>
      </p>
      {canBeNegative && unit !== null ? (
        <p className="text-sm text-quiet">Bought less what was sold; below zero, more was sold.</p>
      ) : null}
      <div className="my-2">
        <MonthBars
          days={days}
          typical={typical}
          color={`var(--${color})`}
          label={`${meterName ?? label} by day`}
          factor={factor}
          formats={formats}
        />
      </div>
      <ul className="space-y-0.5 text-sm">
        {[before, yearBefore].map((other) =>
          other && other.sum !== null ? (
            <li key={other.month}>{besideText(other, total.month, amount, formats)}</li>
          ) : null,
        )}
        {alwaysOn ? (
          <li>{`Always on: ${formats.quantity(alwaysOn.kw * 1000, 'W')}, day and night in the last two weeks`}</li>
        ) : null}
        {missing > 0 ? (
          <li className="text-quiet">{`Measured on ${total.measured} of ${formats.counted(total.finished, 'day')}; the others have no bar.`}</li>
        ) : null}
      </ul>
    </Card>
  );
}
