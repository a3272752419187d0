'use client';

import Link from 'next/link';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { LocalClock } from '@/components/ui/local-clock';
import { PageTitle } from '@/components/ui/page-title';
import { StateBadge } from '@/components/ui/state-badge';
import { withAccount } from '@/lib/client/account-param';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { Meter, Premise } from '@/lib/domain/premise';

/** The meter's type, id and state, its home, and the local time there. */
export function MeterHeader({ account, premise, meter }: { account: string; premise: Premise; meter: Meter }) {
  const { label, commodity } = meterTypeOf(meter.type);
  const home = withAccount(`/premises/${encodeURIComponent(premise.id)}`, account);
  return (
    <>
      <PageTitle
        above={
          <Link href={home} className="link inline-flex min-h-11 items-center text-sm">
            {premise.name ?? premise.address.street ?? premise.id}
          </Link>
        }
      >
        <span className="inline-flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <CommoditySwatch commodity={commodity} />
          {label}
        </span>
      </PageTitle>
      <div className="-mt-3 mb-4 flex flex-wrap items-center gap-x-4 text-sm text-quiet">
        <span>{`Meter ${meter.id}`}</span>
        <StateBadge state={meter.state} />
        <LocalClock zone={premise.timezone} />
      </div>
    </>
  );
}
