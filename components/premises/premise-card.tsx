'use client';

import Link from 'next/link';
import { useRef } from 'react';
import { addressLine } from '@/components/ui/address-line';
import { LocalClock } from '@/components/ui/local-clock';
import { useNow } from '@/components/ui/now';
import { Card } from '@/components/ui/section';
import { StateBadge } from '@/components/ui/state-badge';
import { useOnScreen } from '@/components/ui/use-on-screen';
import { withAccount } from '@/lib/client/account-param';
import { useLiveRates } from '@/lib/client/use-live-rates';
import type { PremiseSummary } from '@/lib/contract/premises';
import { calendarDayInZone } from '@/lib/domain/times';
import { MeterRow } from './meter-row';

interface PremiseCardProps {
  account: string;
  premise: PremiseSummary;
}

/** One premise in the list. Its live values are asked for only while it is on screen. */
export function PremiseCard({ account, premise }: PremiseCardProps) {
  const element = useRef<HTMLLIElement>(null);
  const onScreen = useOnScreen(element);
  const rates = useLiveRates(account, premise.id, onScreen && premise.meters.length > 0);
  const today = calendarDayInZone(new Date(useNow(60)).toISOString(), premise.timezone);
  const address = addressLine(premise.address);
  return (
    <li ref={element} className="min-w-0">
      <Card className="flex h-full flex-col p-4">
        <div className="flex items-start justify-between gap-4">
          <h2 className="min-w-0 text-lg">
            <Link
              href={withAccount(`/premises/${encodeURIComponent(premise.id)}`, account)}
              className="-my-2.5 inline-block py-2.5 text-ink no-underline hover:underline"
            >
              {premise.name ?? (address || premise.id)}
            </Link>
          </h2>
          <span className="pt-1 text-sm text-quiet">
            <LocalClock zone={premise.timezone} />
          </span>
        </div>
        {premise.name && address ? <p className="text-quiet">{address}</p> : null}
        {premise.gateways.length > 0 ? (
          <ul className="mt-1 flex flex-wrap gap-x-4">
            {premise.gateways.map((gateway) => (
              <li key={gateway.id} title={`Gateway ${gateway.id}`}>
                <StateBadge subject="Gateway" state={gateway.state} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="mt-1 text-sm text-quiet">No gateway</p>
        )}
        {premise.meters.length > 0 ? (
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
              {premise.meters.map((meter) => (
                <MeterRow
                  key={meter.id}
                  account={account}
                  premiseId={premise.id}
                  zone={premise.timezone}
                  meter={meter}
                  live={rates.byMeter.get(meter.id)}
                  liveLoading={rates.loading}
                  today={today}
                  active={onScreen && account === 'home'}
                />
              ))}
            </tbody>
          </table>
        ) : (
          <p className="mt-3 border-t border-line pt-3 text-quiet">
            No meters here yet. They appear once the gateway has heard them, usually within a day of its setup.
          </p>
        )}
      </Card>
    </li>
  );
}
