'use client';

import Link from 'next/link';
import { GatewayStates } from '@/components/ui/gateway-states';
import { LocalClock } from '@/components/ui/local-clock';
import { withAccount } from '@/lib/client/account-param';
import type { PremiseData } from '@/lib/contract/premises';
import { addressLine } from '@/lib/domain/address';

/** A premise's name, address, local time and gateways. */
export function PremiseHeader({ account, premise }: { account: string; premise: PremiseData }) {
  const address = addressLine(premise.address);
  return (
    <div>
      <Link
        href={withAccount('/premises', account)}
        className="link -mt-3 inline-flex min-h-11 items-center gap-1.5 text-sm"
      >
        <svg aria-hidden="true" viewBox="0 0 12 12" className="size-2.5">
          <path d="M8 2 4 6l4 4" fill="none" stroke="currentColor" strokeWidth="1.75" />
        </svg>
        {account === 'home' ? 'Home' : 'Premises'}
      </Link>
      <h1 className="text-lg">{premise.name ?? (address || premise.id)}</h1>
      <ul className="flex flex-wrap items-center gap-x-4 text-quiet">
        {premise.name && address ? <li>{address}</li> : null}
        <li>
          <LocalClock zone={premise.timezone} />
        </li>
        <GatewayStates gateways={premise.gateways} count={premise.gatewayCount} />
        {premise.gatewayCount === 0 ? <li>No gateway</li> : null}
      </ul>
    </div>
  );
}
