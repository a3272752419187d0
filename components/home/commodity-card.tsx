import Link from 'next/link';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { LevelChip } from '@/components/ui/level-chip';
import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { Card } from '@/components/ui/section';
import { StateBadge } from '@/components/ui/state-badge';
import { useUnits } from '@/lib/client/units';
import { usagePath } from '@/lib/client/usage-link';
import type { HomeOverview } from '@/lib/contract/home-overview';
import { displayFacts } from '@/lib/domain/units';
import { GapNote } from './gap-note';
import { netSide } from './home-words';
import { OtherAmount } from './other-amount';
import { useShownAmounts } from './shown-amounts';
import { WeekBars } from './week-bars';

interface CommodityCardProps {
  account: string;
  premiseId: string;
  zone: string;
  meter: HomeOverview['meters'][number];
  /** It needs attention for another reason than today's amount. */
  needsAttention: boolean;
}

/** A commodity of a home: today, how it compares, and the last seven days. All of it links to its usage. */
export function CommodityCard({ account, premiseId, zone, meter, needsAttention }: CommodityCardProps) {
  const facts = displayFacts(meter.meterType, useUnits());
  const isNet = facts.canBeNegative && facts.commodity === 'electricity';
  const { level, state } = meter;
  const shown = useShownAmounts(meter);
  const { usedToday } = shown;
  const figure = usedToday === null ? null : shown.figure(isNet ? Math.abs(usedToday) : usedToday);
  const isFaulty = state !== null && state !== 'connected' && state !== 'active';
  return (
    <li className="min-w-0">
      <Card className="relative flex h-full flex-col gap-2 p-4 hover:border-line-strong sm:p-5">
        <div className="flex flex-wrap items-center justify-between gap-x-3">
          <h2 className="flex items-center gap-2.5 font-semibold">
            <CommoditySwatch color={facts.color} />
            <Link
              href={usagePath(account, premiseId, { meter: meter.meterId })}
              className="text-ink no-underline after:absolute after:inset-0"
            >
              {meter.name === null ? facts.label : <span translate="no">{meter.name}</span>}
            </Link>
          </h2>
          {isFaulty ? <StateBadge state={state} /> : <span className="text-sm text-quiet">Last 7 days</span>}
        </div>
        <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
          <NumberWithUnit
            size="answer"
            value={figure?.value ?? null}
            unit={figure?.unit ?? null}
            missingReason="No readings today yet"
          />
          <span className="text-quiet">
            {isNet && usedToday !== null ? netSide(usedToday, shown.isMoney) : 'today'}
          </span>
          {level ? <LevelChip level={level} /> : null}
          <OtherAmount meter={meter} isMoney={shown.isMoney} />
          {needsAttention ? <span className="text-sm font-medium text-watch">Needs a look</span> : null}
        </p>
        <GapNote isComplete={shown.days.at(-1)?.complete ?? true} />
        <div className="mt-auto pt-2">
          <WeekBars days={shown.days} zone={zone} write={shown.text} color={`var(--${facts.color})`} />
        </div>
      </Card>
    </li>
  );
}
