'use client';

import Link from 'next/link';
import { LocalClock } from '@/components/ui/local-clock';
import { StateBadge } from '@/components/ui/state-badge';
import { withAccount } from '@/lib/client/account-param';
import { addressLine } from '@/lib/domain/address';
import type { Premise } from '@/lib/domain/premise';

/** A premise's name, address, local time and gateways. */
export function PremiseHeader({ account, premise }: { account: string; premise: Premise }) {
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
        {premise.gateways.map((gateway) => (
          <li key={gateway.id} title={`Gateway ${gateway.id}`} className="text-ink">
            <StateBadge subject="Gateway" state={gateway.state} />
          </li>
        ))}
        {premise.gateways.length === 0 ? <li>No gateway</li> : null}
      </ul>
    </div>
  );
}
