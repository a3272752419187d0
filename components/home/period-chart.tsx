'use client';

import Link from 'next/link';
import { useState } from 'react';
import { AmountChart } from '@/components/charts/amount-chart';
import { LevelChip } from '@/components/ui/level-chip';
import { MoneySwitch } from '@/components/ui/money-switch';
import { useNow } from '@/components/ui/now';
import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { FailureBanner } from '@/components/ui/query-state';
import { Card } from '@/components/ui/section';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/lib/client/formats';
import { NotForGuests } from '@/lib/client/guest';
import { useMoneyShown } from '@/lib/client/money-shown';
import { useUnits } from '@/lib/client/units';
import { usagePath } from '@/lib/client/usage-link';
import type { HomeOverview, LeadData } from '@/lib/contract/home-overview';
import { isAbsent } from '@/lib/domain/bucket-states';
import type { Formats } from '@/lib/domain/formats/formats';
import { usageLevel } from '@/lib/domain/home/usage-level';
import { toMicro } from '@/lib/domain/money/micro-amounts';
import type { Series } from '@/lib/domain/series';
import { displayFacts } from '@/lib/domain/units';
import { GapNote } from './gap-note';
import { netSide } from './home-words';
import { PERIODS, type Period, periodName, periodView, typicalName } from './period-choice';
import { costToday, useShownAmounts } from './shown-amounts';
import { usePeriodSteps } from './use-period-steps';

const LABELS: Record<Period, string> = { day: 'Day', week: 'Week', month: 'Month', year: 'Year' };

interface PeriodChartProps {
  account: string;
  premiseId: string;
  zone: string;
  today: string;
  lead: LeadData;
  meter: HomeOverview['meters'][number];
  /** Where a price can be given; null where there is one. */
  pricePath: string | null;
}

/** The leading meter's day, and in its place the week, month or year around it. */
export function PeriodChart({ account, premiseId, zone, today, lead, meter, pricePath }: PeriodChartProps) {
  const formats = useFormats();
  const now = useNow(60);
  const { inMoney, choose } = useMoneyShown();
  const [period, setPeriod] = useState<Period>('day');
  const facts = displayFacts(meter.meterType, useUnits());
  const view = periodView(period, today, formats.rules.firstWeekday);
  const shown = useShownAmounts(meter);
  const {
    steps: loaded,
    verdict,
    cost,
    failure,
    retry,
    retrying,
  } = usePeriodSteps(account, lead, view, { today, inMoney: shown.isMoney, isPriced: meter.money !== null });
  const steps = loaded?.map((step) => ({
    ...step,
    used: times(step.used, shown.factor),
    typical: times(step.typical, shown.factor),
  }));
  const isNet = facts.canBeNegative && facts.commodity === 'electricity';
  const used = verdict ? verdict.used : period === 'day' ? shown.usedToday : null;
  const level = period === 'day' ? meter.level : usageLevel(meter.meterType, verdict?.compared ?? null);
  const name = periodName(period, today);
  const label = meter.name ?? facts.label;
  // Amounts of the chart are in the unit of display already.
  const formatAmount = (value: number | null) => shown.exact(value === null ? null : value / shown.factor);
  const figure = used === null ? null : shown.figure(isNet ? Math.abs(used) : used);
  const paid = shown.isMoney ? null : period === 'day' ? costToday(meter, formats) : costOf(cost, formats);
  const { granularity, range, start, end } = view;
  return (
    <Card className="min-w-0 p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div>
          <h2 className="font-normal text-quiet">
            <Link
              href={usagePath(account, premiseId, { meter: meter.meterId, view: { range, start, end, granularity } })}
              className="text-quiet no-underline hover:underline"
            >
              {`${label} ${name}`}
            </Link>
          </h2>
          <p className="flex min-h-9 flex-wrap items-baseline gap-x-2.5">
            {steps ? <NumberWithUnit size="answer" value={figure?.value ?? null} unit={figure?.unit ?? null} /> : null}
            {level ? <LevelChip level={level} /> : null}
            {isNet && used !== null ? <span className="text-quiet">{netSide(used, shown.isMoney)}</span> : null}
            {paid ? (
              <span translate="no" className="text-quiet">
                {paid}
              </span>
            ) : null}
            {pricePath ? (
              <NotForGuests>
                <Link href={pricePath} className="link text-sm">
                  Add your price
                </Link>
              </NotForGuests>
            ) : null}
          </p>
          <GapNote isComplete={!steps?.some(({ state }) => isAbsent(state))} />
        </div>
        <div className="flex flex-wrap gap-2">
          <SegmentedControl
            legend="Period"
            options={PERIODS.map((value) => ({ value, label: LABELS[value] }))}
            value={period}
            onChange={setPeriod}
          />
          {meter.money ? (
            <MoneySwitch unit={facts.unit} currency={meter.money.currency} inMoney={inMoney} onChange={choose} />
          ) : null}
        </div>
      </div>
      <div className="mt-2 min-h-72 sm:min-h-[21.5rem]">
        {steps ? (
          <AmountChart
            steps={steps}
            granularity={granularity}
            zone={zone}
            unit={shown.unit}
            color={`var(--${facts.color})`}
            reverseColor="var(--generation)"
            labels={{
              ...(isNet ? { used: 'Bought', reverse: 'Sold' } : { used: 'Used' }),
              typical: typicalName(period, today),
            }}
            formatAmount={formatAmount}
            now={now}
            summary={`${label} ${name}: ${shown.exact(used)}.`}
          />
        ) : failure ? (
          <FailureBanner
            title="Couldn’t load this period"
            error={failure}
            zone={zone}
            onRetry={() => retry()}
            retrying={retrying}
          />
        ) : (
          <Skeleton className="h-72 w-full rounded-lg sm:h-[21.5rem]" />
        )}
      </div>
    </Card>
  );
}

/** Returns what a period cost so far; null without a price. */
function costOf(series: Series | null, formats: Formats): string | null {
  if (!series || series.unit === null || series.sum === null) return null;
  return `${series.coverage.complete ? '' : 'at least '}${formats.money(toMicro(series.sum), series.unit)}`;
}

function times(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}
