'use client';

import Link from 'next/link';
import { useRef } from 'react';
import { GatewayStates } from '@/components/ui/gateway-states';
import { Card } from '@/components/ui/section';
import { ToneIcon } from '@/components/ui/tone-icon';
import { useOnScreen } from '@/components/ui/use-on-screen';
import { alertTitle } from '@/lib/client/alert-words';
import { useFormats } from '@/lib/client/formats';
import { homePath } from '@/lib/client/last-home';
import type { PremiseSummary } from '@/lib/contract/premises';
import { addressLine } from '@/lib/domain/address';
import { stateHealth } from '@/lib/domain/fleet/rows';
import { MeterTable } from './meter-table';

interface PremiseCardProps {
  account: string;
  premise: PremiseSummary;
}

/** A home in the list: all of it links to its page. Its live values are fetched only while it is on screen. */
export function PremiseCard({ account, premise }: PremiseCardProps) {
  const formats = useFormats();
  const element = useRef<HTMLLIElement>(null);
  const onScreen = useOnScreen(element);
  const address = addressLine(premise.address);
  const path = homePath(premise.id);
  const faulty = premise.gateways.filter(({ state }) => ['bad', 'watch'].includes(stateHealth(state)));
  return (
    <li ref={element} className="min-w-0">
      <Card className="relative flex h-full flex-col p-4 hover:border-line-strong sm:p-5">
        <h2 className="min-w-0 text-lg">
          <Link href={path} className="text-ink no-underline after:absolute after:inset-0">
            {premise.name ?? (address || premise.id)}
          </Link>
        </h2>
        {premise.name && address ? <p className="text-quiet">{address}</p> : null}
        {premise.alerts.length > 0 ? (
          <ul className="mt-1 font-medium text-watch">
            {premise.alerts.map((rule) => (
              <li key={rule} className="flex items-baseline gap-2">
                <ToneIcon tone="watch" />
                {alertTitle({ rule })}
              </li>
            ))}
          </ul>
        ) : null}
        {faulty.length > 0 ? (
          <ul className="mt-1 flex flex-wrap gap-x-4">
            <GatewayStates gateways={faulty} count={faulty.length} />
          </ul>
        ) : null}
        {premise.meterCount > 0 ? (
          <>
            <MeterTable account={account} premise={premise} active={onScreen} />
            {premise.meterCount > premise.meters.length ? (
              <Link href={path} className="link relative mt-auto -mb-2.5 inline-flex min-h-11 items-center self-start">
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
