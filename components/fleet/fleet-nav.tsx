'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useAccountParam, withAccount } from '@/lib/client/account-param';

const PLACES = [
  ['/fleet', 'Overview'],
  ['/fleet/premises', 'Premises'],
  ['/fleet/meters', 'Meters'],
  ['/fleet/gateways', 'Gateways'],
  ['/fleet/health', 'Health'],
  ['/fleet/grid', 'Grid'],
] as const;

/** The pages of a fleet. */
export function FleetNav() {
  const pathname = usePathname();
  const account = useAccountParam();
  const strip = useRef<HTMLElement>(null);
  // On a phone the strip is wider than the screen: where one is must be in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another place in the strip
  useEffect(() => {
    const nav = strip.current;
    const here = nav?.querySelector<HTMLElement>('[aria-current=page]');
    if (nav && here) nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
  }, [pathname]);
  return (
    <nav ref={strip} aria-label="Fleet" className="relative -mx-4 -mt-3 mb-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex w-max min-w-full gap-1 border-b border-line">
        {PLACES.map(([path, label]) => {
          const here = path === '/fleet' ? pathname === path : pathname === path || pathname.startsWith(`${path}/`);
          return (
            <li key={path}>
              <Link
                href={withAccount(path, account)}
                aria-current={here ? 'page' : undefined}
                className="flex min-h-11 items-center border-b-2 border-transparent px-3 whitespace-nowrap text-quiet no-underline hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
