import Link from 'next/link';
import type { ReactNode } from 'react';
import { LocalClock } from '@/components/ui/local-clock';
import { fleetPath, withAccount } from '@/lib/client/account-param';
import type { FleetPremise } from '@/lib/domain/fleet';

const LISTS = { premises: 'Premises', meters: 'Meters', gateways: 'Gateways' };

interface EntityHeaderProps {
  account: string;
  list: keyof typeof LISTS;
  premise: FleetPremise;
  title: ReactNode;
  children?: ReactNode;
}

/** Links back to the list and the premise, then the title and the local time. */
export function EntityHeader({ account, list, premise, title, children }: EntityHeaderProps) {
  return (
    <header className="mb-4">
      <nav aria-label="Breadcrumb" className="-mt-3 flex flex-wrap gap-x-3 text-sm">
        <Link href={withAccount(`/fleet/${list}`, account)} className="link inline-flex min-h-11 items-center">
          {LISTS[list]}
        </Link>
        {list === 'premises' ? null : (
          <Link href={fleetPath(account, 'premises', premise.id)} className="link inline-flex min-h-11 items-center">
            {premise.name ?? premise.address.street ?? premise.id}
          </Link>
        )}
      </nav>
      <h1 className="text-answer font-semibold">{title}</h1>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-quiet">
        {children}
        <LocalClock zone={premise.timezone} />
      </div>
    </header>
  );
}
