'use client';

import Link from 'next/link';
import { withAccount } from '@/lib/client/account-param';
import { COMMODITIES, type Commodity } from '@/lib/domain/money/tariff';
import { COMMODITY_WORDS } from '../cost-words';
import { PricesView } from './prices-view';

/** The prices of all homes of an account that have none of their own, one commodity at a time. */
export function DefaultPrices({ account, commodity }: { account: string; commodity: Commodity }) {
  return (
    <div className="space-y-4">
      <nav aria-label="Default prices" className="overflow-x-auto">
        <ul className="flex w-max gap-1">
          {COMMODITIES.map((each) => (
            <li key={each}>
              <Link
                href={withAccount(`/fleet/prices/${each}`, account)}
                aria-current={each === commodity ? 'page' : undefined}
                className="flex min-h-11 items-center rounded-lg px-3 text-quiet no-underline hover:text-ink aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-ink"
              >
                {COMMODITY_WORDS[each].label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <PricesView key={commodity} account={account} premiseId={null} commodity={commodity} />
    </div>
  );
}
