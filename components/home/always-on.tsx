import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { useFormats } from '@/lib/client/formats';
import type { HomeOverview, LeadData } from '@/lib/contract/home-overview';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { toMicro } from '@/lib/domain/money/micro-amounts';
import { HOURS_PER_MONTH } from '@/lib/domain/times';
import { SideCard } from './side-card';

interface AlwaysOnProps {
  lead: LeadData;
  meter: HomeOverview['meters'][number];
}

/** The load that is never switched off, and its share of what the last days used. Nothing for other commodities. */
export function AlwaysOn({ lead: { alwaysOn }, meter }: AlwaysOnProps) {
  const formats = useFormats();
  const { commodity, canBeNegative } = meterTypeOf(meter.meterType);
  if (commodity !== 'electricity') return null;
  const whole = meter.days.slice(0, -1).flatMap(({ used, complete }) => (used !== null && complete ? [used] : []));
  const perDay = whole.reduce((sum, used) => sum + used, 0) / whole.length;
  const share = alwaysOn && perDay > 0 ? Math.min(1, (alwaysOn.kw * 24) / perDay) : null;
  const { money } = meter;
  const cost =
    alwaysOn && money?.meanPrice != null
      ? `${formats.roundMoney(toMicro(alwaysOn.kw * HOURS_PER_MONTH * money.meanPrice), money.currency)} a month`
      : null;
  return (
    <SideCard title="Always on">
      <NumberWithUnit
        size="answer"
        value={alwaysOn ? formats.prose(alwaysOn.kw * 1000) : null}
        unit="W"
        missingReason="Not known yet"
      />
      <p className="text-sm text-quiet">
        {alwaysOn
          ? share === null
            ? (cost ?? 'Never switched off')
            : [`About ${formats.percent(share)} of what you use`, cost].filter(Boolean).join(' · ')
          : canBeNegative
            ? 'Can’t be measured beside solar'
            : 'Known after two weeks of readings'}
      </p>
    </SideCard>
  );
}
