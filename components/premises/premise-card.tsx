'use client';

import Link from 'next/link';
import { useRef } from 'react';
import { GatewayStates } from '@/components/ui/gateway-states';
import { LocalClock } from '@/components/ui/local-clock';
import { Card } from '@/components/ui/section';
import { useOnScreen } from '@/components/ui/use-on-screen';
import { withAccount } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import type { PremiseSummary } from '@/lib/contract/premises';
import { addressLine } from '@/lib/domain/address';
import { MeterTable } from './meter-table';

interface PremiseCardProps {
  account: string;
  premise: PremiseSummary;
}

/** A premise in the list. Its live values are fetched only while it is on screen. */
export function PremiseCard({ account, premise }: PremiseCardProps) {
  const formats = useFormats();
  const element = useRef<HTMLLIElement>(null);
  const onScreen = useOnScreen(element);
  const address = addressLine(premise.address);
  const path = withAccount(`/premises/${encodeURIComponent(premise.id)}`, account);
  return (
    <li ref={element} className="min-w-0">
      <Card className="flex h-full flex-col p-4">
        <div className="flex items-start justify-between gap-4">
          <h2 className="min-w-0 text-lg">
            <Link href={path} className="-my-2.5 inline-block py-2.5 text-ink no-underline hover:underline">
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
            <GatewayStates gateways={premise.gateways} count={premise.gatewayCount} />
          </ul>
        ) : (
          <p className="mt-1 text-sm text-quiet">No gateway</p>
        )}
        {premise.meterCount > 0 ? (
          <>
            <MeterTable account={account} premise={premise} active={onScreen} />
            {premise.meterCount > premise.meters.length ? (
              <Link href={path} className="link mt-auto -mb-2.5 inline-flex min-h-11 items-center self-start">
                {`All ${formats.counted(premise.meterCount, 'meter')}`}
              </Link>
            ) : null}
          </>
        ) : (
          <p className="mt-3 border-t border-line pt-3 text-quiet">
            No meters here yet. They usually appear within a day of the gateway’s setup.
          </p>
        )}
      </Card>
    </li>
  );
}
