'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { LinkProblems } from '@/components/ui/link-problems';
import { MoneySwitch } from '@/components/ui/money-switch';
import { useNow } from '@/components/ui/now';
import { useFormats } from '@/lib/client/formats';
import { NotForGuests } from '@/lib/client/guest';
import { costsPath } from '@/lib/client/money-paths';
import { useUnits } from '@/lib/client/units';
import { granularityLabel } from '@/lib/client/usage-granularity';
import { stepView, viewIncludesDay, withDates } from '@/lib/client/usage-view';
import { useUsageMoney } from '@/lib/client/use-usage-money';
import { useUsageSeries } from '@/lib/client/use-usage-series';
import type { PremiseData } from '@/lib/contract/premises';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { Commodity } from '@/lib/domain/money/tariff';
import type { NamedMeter } from '@/lib/domain/premise';
import { calendarDayInZone } from '@/lib/domain/times';
import { displayFacts } from '@/lib/domain/units';
import { periodTitle, stepProblem } from './period-labels';
import { PeriodNav } from './period-nav';
import { RangeControls } from './range-controls';
import { UsageCard } from './usage-card';
import { UsageDetails } from './usage-details';
import { usageDisplay } from './usage-display';
import { usageFacts } from './usage-facts';
import { UsageTotals } from './usage-totals';
import { useForecast } from './use-forecast';
import { usePeriodKeys } from './use-period-keys';
import { useSwipe } from './use-swipe';
import { useUsageView } from './use-usage-view';

const BillChoice = dynamic(() => import('./bill-choice').then((loaded) => loaded.BillChoice));

interface MeterUsageProps {
  account: string;
  premise: Pick<PremiseData, 'id' | 'timezone' | 'people'>;
  meter: NamedMeter;
  /** A choice of meters, beside the other choices. */
  aside?: ReactNode;
  /** Below the chart. */
  children?: ReactNode;
}

/** The usage of a meter in the view of the address. While another view loads, the one before stays visible but faded. */
export function MeterUsage({
  account,
  premise: { id: premiseId, timezone: zone, people },
  meter,
  aside,
  children,
}: MeterUsageProps) {
  const formats = useFormats();
  const units = useUnits();
  const now = useNow(60);
  const { view, today, linkProblems, newest, show, adjust } = useUsageView(zone);
  const firstDay = meter.createdAt ? calendarDayInZone(meter.createdAt, zone) : null;
  const { inMoney, choose } = useUsageMoney();
  const series = useUsageSeries(account, meter.id, view, { today, firstDay, inMoney });
  const forecast = useForecast({ account, premiseId, meterId: meter.id }, view, today);
  const title = periodTitle(view, today, formats);
  const commodity = billedCommodity(meter);

  const step = useCallback(
    (direction: -1 | 1) => {
      // Not from what is drawn: a second key comes before the first one's period is there.
      const from = newest();
      if (!stepProblem(from, direction, { today, firstDay }, formats)) show(stepView(from, direction));
    },
    [newest, today, firstDay, formats, show],
  );
  usePeriodKeys(step);
  const swipe = useSwipe(step);

  const { usage, pairs, totalsPending, paid, paidPending, showsMoney, isUnpriced } = series;
  // A meter with a price in one period has one in others: what it cost there has its place while it loads.
  const lastUnit = useLast(paid?.unit ?? null);
  const pricedIn = paid?.unit ?? (paidPending ? lastUnit : null);
  const currency = showsMoney ? (paid?.unit ?? null) : null;
  const answer = usage?.data;
  const current = useMemo(
    () =>
      answer && pairs
        ? usageDisplay(
            answer,
            pairs,
            {
              ...{ view, today, units, currency, own: account === 'home', installedAt: meter.createdAt },
              ...{ loaded: !totalsPending, paid: currency === null ? paid : null },
            },
            formats,
          )
        : null,
    [answer, pairs, view, today, account, units, meter.createdAt, totalsPending, currency, paid, formats],
  );
  const shown = useLast(current);
  const faded = current === null && shown !== null;
  const shownPaid = !showsMoney && pricedIn && !shown?.paid ? 'loading' : (shown?.paid ?? null);
  return (
    <div className="space-y-2 sm:space-y-4">
      <LinkProblems
        problems={linkProblems}
        shown={`Showing ${title}, by ${granularityLabel(view.granularity).toLowerCase()}, instead.`}
      />
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <RangeControls
          view={view}
          today={today}
          onChange={show}
          bills={
            commodity ? (
              <BillChoice
                account={account}
                premiseId={premiseId}
                commodity={commodity}
                today={today}
                shown={view}
                onChoose={(start, end) => show(withDates(view, start, end))}
              />
            ) : null
          }
        />
        {pricedIn ? (
          <MoneySwitch
            unit={displayFacts(meter.type, units).unit}
            currency={pricedIn}
            inMoney={inMoney}
            onChange={choose}
          />
        ) : null}
      </div>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_17rem] lg:items-start">
        <div {...swipe} className="min-w-0 rounded-2xl border border-line bg-surface px-4 pb-1">
          <PeriodNav
            view={view}
            today={today}
            firstDay={firstDay}
            loading={!current && !usage?.error}
            onStep={step}
            onChange={show}
          />
          <UsageCard
            account={account}
            series={series}
            shown={shown}
            faded={faded}
            view={view}
            title={title}
            zone={zone}
            onChange={show}
            aside={aside}
          />
        </div>
        <div className={`space-y-3 lg:row-span-2 ${faded ? 'opacity-50' : ''}`}>
          {usage?.error && !current ? null : (
            <UsageTotals
              facts={
                shown && !totalsPending
                  ? usageFacts(
                      { ...shown, people, paid: shownPaid, forecast: showsMoney ? null : forecast, now },
                      formats,
                    )
                  : null
              }
              count={(view.compare === 'typical' && viewIncludesDay(view, today) ? 4 : 3) + (shownPaid ? 1 : 0)}
            />
          )}
          {isUnpriced && account === 'home' && commodity ? (
            <NotForGuests>
              <Link href={costsPath(account, premiseId)} className="link inline-flex min-h-11 items-center text-sm">
                Add your price
              </Link>
            </NotForGuests>
          ) : null}
          {shown?.notes.map((note) => (
            <p key={note} className="text-sm text-quiet">
              {note}
            </p>
          ))}
        </div>
        <div className="min-w-0 space-y-4">
          {children}
          <UsageDetails
            account={account}
            zone={zone}
            today={today}
            meter={meter}
            open={view.table}
            onToggle={(table) => adjust({ ...view, table })}
            shown={current}
          />
        </div>
      </div>
    </div>
  );
}

/** Returns what a meter is billed as; null where it is not. */
function billedCommodity({ type }: NamedMeter): Commodity | null {
  const { commodity } = meterTypeOf(type);
  return commodity === 'electricity' || commodity === 'gas' || commodity === 'water' ? commodity : null;
}

/** Returns the last value that was there. */
function useLast<Value>(current: Value | null): Value | null {
  const last = useRef(current);
  useEffect(() => {
    if (current !== null) last.current = current;
  }, [current]);
  return current ?? last.current;
}
