'use client';

import { useNow } from '@/components/ui/now';
import { ToneIcon } from '@/components/ui/tone-icon';
import { useLiveRates } from '@/lib/client/use-live-rates';
import type { PremiseSummary } from '@/lib/contract/premises';
import { calendarDayInZone } from '@/lib/domain/times';
import { usageTabs } from '@/lib/domain/usage-tabs';
import { LiveMeterRow } from './live-meter-row';

interface MeterTableProps {
  account: string;
  premise: PremiseSummary;
  /** The card is on screen, so live values and totals may be fetched. */
  active: boolean;
}

/** The meters of a premise with their current rate and today's usage. */
export function MeterTable({ account, premise, active }: MeterTableProps) {
  const zone = premise.timezone;
  const rates = useLiveRates(account, premise.id, active);
  const today = calendarDayInZone(new Date(useNow(60)).toISOString(), zone);
  // Meters that send nothing come last.
  const meters = usageTabs(premise.meters).flatMap((tab) => tab.meters);
  return (
    <>
      <table className="mt-3 w-full table-fixed">
        <caption className="sr-only">Meters</caption>
        <thead>
          <tr className="text-sm text-quiet">
            <th scope="col" className="pr-2 pb-1 text-left font-normal">
              Meter
            </th>
            <th scope="col" className="w-[33%] px-2 pb-1 text-right font-normal">
              Now
            </th>
            <th scope="col" className="w-[30%] pb-1 pl-2 text-right font-normal">
              Today
            </th>
          </tr>
        </thead>
        <tbody className="[&>tr>*]:border-t [&>tr>*]:border-line">
          {meters.map((meter) => (
            <LiveMeterRow
              key={meter.id}
              account={account}
              premiseId={premise.id}
              zone={zone}
              meter={meter}
              live={rates.byMeter.get(meter.id)}
              liveLoading={rates.loading}
              today={today}
              active={active}
            />
          ))}
        </tbody>
      </table>
      {rates.problem ? (
        <p role="status" className="mt-2 flex gap-2 border-t border-line pt-2 text-sm text-quiet">
          <ToneIcon tone="watch" className="mt-0.5" />
          {rates.problem}
        </p>
      ) : null}
    </>
  );
}
