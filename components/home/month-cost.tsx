import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { useFormats } from '@/lib/client/formats';
import { useUnits } from '@/lib/client/units';
import type { HomeOverview, LeadData } from '@/lib/contract/home-overview';
import { toMicro } from '@/lib/domain/money/micro-amounts';
import { displayFacts } from '@/lib/domain/units';
import { monthName } from './home-words';
import { SideCard } from './side-card';

interface MonthCostProps {
  lead: LeadData;
  currency: string;
  meters: HomeOverview['meters'];
  today: string;
}

interface MeterCost {
  meterId: string;
  label: string;
  color: string;
  used: number;
  expected: number | null;
  complete: boolean;
}

/** What everything with a price cost this month, of what it will probably come to. */
export function MonthCost({ lead, currency, meters, today }: MonthCostProps) {
  const formats = useFormats();
  const units = useUnits();
  const month = monthName(today);
  const costs = meters.flatMap((meter): MeterCost[] => {
    const { money, meterId, meterType } = meter;
    if (!money || money.currency !== currency || money.month.used === null) return [];
    const { label, color } = displayFacts(meterType, units);
    const { used, complete } = money.month;
    return [{ meterId, label, color, used, complete, expected: expectedCost(meter, lead) }];
  });
  const text = (amount: number) => formats.roundMoney(toMicro(amount), currency);
  const used = costs.reduce((sum, cost) => sum + cost.used, 0);
  const isKnown = costs.every(({ expected }) => expected !== null);
  const expected = isKnown ? costs.reduce((sum, cost) => sum + (cost.expected ?? 0), 0) : null;
  const whole = Math.max(expected ?? 0, used);
  // What has a price and no number yet is not in the sum.
  const priced = meters.filter(({ money }) => money !== null).length;
  const atLeast = costs.length < priced || costs.some(({ complete }) => !complete);
  return (
    <SideCard title={`${month} so far`} wide>
      <p>
        {atLeast ? <span className="text-quiet">{'at least '}</span> : null}
        <NumberWithUnit
          size="answer"
          value={costs.length === 0 ? null : text(used)}
          unit={null}
          missingReason="No readings this month yet"
        />
        {expected !== null && costs.length > 0 ? (
          <span className="text-quiet">{` of about ${text(expected)}`}</span>
        ) : null}
      </p>
      {whole > 0 ? (
        <div aria-hidden="true" className="my-2 flex h-2 gap-0.5 overflow-hidden rounded-full bg-sunken">
          {costs.map((cost) => (
            <div
              key={cost.meterId}
              style={{ width: `${(Math.max(0, cost.used) / whole) * 100}%`, background: `var(--${cost.color})` }}
            />
          ))}
        </div>
      ) : null}
      <p className="text-sm text-quiet">
        {meters.length > 1 && costs.length > 0
          ? `${costs.map(({ label, used: own }) => `${label} ${text(own)}`).join(' · ')}. `
          : ''}
        Without fixed charges.
      </p>
    </SideCard>
  );
}

/** As the meter's rest of the month usually goes; of the leading meter, as its forecast says. */
function expectedCost(
  { meterId, month, money }: HomeOverview['meters'][number],
  { meterId: leadId, monthForecast }: LeadData,
): number | null {
  const { used = null, expected = null } = money?.month ?? {};
  if (used === null || expected === null || meterId !== leadId || monthForecast === null) return expected;
  const rest = (month.expected ?? 0) - (month.used ?? 0);
  return rest <= 0 ? expected : used + ((expected - used) * (monthForecast.expected - (month.used ?? 0))) / rest;
}
