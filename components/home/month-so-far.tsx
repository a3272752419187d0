import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { ProgressBar } from '@/components/ui/progress-bar';
import { useFormats } from '@/lib/client/formats';
import { useMoneyShown } from '@/lib/client/money-shown';
import { useUnits } from '@/lib/client/units';
import type { HomeOverview, LeadData } from '@/lib/contract/home-overview';
import { toMicro } from '@/lib/domain/money/micro-amounts';
import { displayFacts } from '@/lib/domain/units';
import { capitalized, GAP_TEXT, monthName, netSide } from './home-words';
import { MonthCost } from './month-cost';
import { SideCard } from './side-card';

interface MonthSoFarProps {
  lead: LeadData;
  meter: HomeOverview['meters'][number];
  /** All of the home. */
  meters: HomeOverview['meters'];
  /** The calendar day of the home. */
  today: string;
}

/** What the leading meter used this month, and where the month is heading; in money, what all with a price cost. */
export function MonthSoFar({ lead, meter, meters, today }: MonthSoFarProps) {
  const { inMoney } = useMoneyShown();
  return inMoney && meter.money ? (
    <MonthCost lead={lead} currency={meter.money.currency} meters={meters} today={today} />
  ) : (
    <MonthAmount lead={lead} meter={meter} today={today} />
  );
}

function MonthAmount({ lead: { monthForecast, cloudForecast }, meter, today }: Omit<MonthSoFarProps, 'meters'>) {
  const formats = useFormats();
  const facts = displayFacts(meter.meterType, useUnits());
  const { used, expected: byTypical, complete } = meter.month;
  const month = monthName(today);
  const isNet = facts.canBeNegative && facts.commodity === 'electricity';
  const expected = monthForecast?.expected ?? byTypical;
  const scaled = (value: number) => value * facts.factor;
  const range =
    monthForecast === null
      ? null
      : `${formats.prose(scaled(monthForecast.low))} to ${formats.quantity(scaled(monthForecast.high), facts.unit)}`;
  const { money } = meter;
  const cost =
    money && money.month.used !== null && !isNet
      ? `${money.month.complete ? '' : 'at least '}${formats.roundMoney(toMicro(money.month.used), money.currency)}`
      : null;
  return (
    <SideCard title={`${month} so far`} wide>
      <p>
        <NumberWithUnit
          size="answer"
          value={used === null ? null : formats.prose(isNet ? Math.abs(scaled(used)) : scaled(used))}
          unit={facts.unit}
          missingReason="No readings this month yet"
        />
        {!isNet && expected !== null && used !== null ? (
          <span className="text-quiet">{` of about ${formats.prose(scaled(expected))}`}</span>
        ) : null}
        {cost ? <span translate="no" className="text-quiet">{` · ${cost}`}</span> : null}
      </p>
      {!isNet && expected !== null && used !== null ? (
        <div className="my-2">
          <ProgressBar label={`${month}: used so far of what is expected`} value={used} max={expected} />
        </div>
      ) : null}
      <p className="text-sm text-quiet">
        {isNet && used !== null ? capitalized(netSide(used)) : null}
        {!isNet && range ? `Probably ${range} by the end of ${month}` : null}
        {!isNet && !range && expected !== null ? 'If the rest of the month is typical' : null}
        {complete ? null : ` ${GAP_TEXT}`}
      </p>
      {!isNet && cloudForecast !== null ? (
        <p className="text-sm text-quiet">{`Copper’s own forecast: ${formats.quantity(scaled(cloudForecast), facts.unit)}`}</p>
      ) : null}
    </SideCard>
  );
}
