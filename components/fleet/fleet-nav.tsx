'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useAccountParam, withAccount } from '@/lib/client/account-param';

const PAGES = [
  ['/fleet', 'Overview'],
  ['/fleet/premises', 'Premises'],
  ['/fleet/meters', 'Meters'],
  ['/fleet/gateways', 'Gateways'],
  ['/fleet/health', 'Health'],
  ['/fleet/grid', 'Grid'],
  ['/fleet/areas', 'Areas'],
] as const;

/** Navigation between a fleet's pages. */
export function FleetNav() {
  const pathname = usePathname();
  const account = useAccountParam();
  const strip = useRef<HTMLElement>(null);
  // On a phone the strip is wider than the screen: scroll the current page's link into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: reruns when the current page changes
  useEffect(() => {
    const nav = strip.current;
    const current = nav?.querySelector<HTMLElement>('[aria-current=page]');
    if (nav && current) nav.scrollLeft = current.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2;
  }, [pathname]);
  return (
    <nav
      ref={strip}
      aria-label="Fleet"
      className="screen-only relative -mx-4 -mt-3 mb-3 overflow-x-auto px-4 sm:mx-0 sm:px-0 lg:mb-0 lg:flex-1"
    >
      <ul className="flex w-max min-w-full gap-1 border-b border-line">
        {PAGES.map(([path, label]) => {
          const isCurrent =
            path === '/fleet' ? pathname === path : pathname === path || pathname.startsWith(`${path}/`);
          return (
            <li key={path}>
              <Link
                href={withAccount(path, account)}
                aria-current={isCurrent ? 'page' : undefined}
                className="flex min-h-11 items-center border-b-2 border-transparent px-3 forced-colors:border-[Canvas] whitespace-nowrap text-quiet no-underline hover:text-ink aria-[current=page]:border-accent forced-colors:aria-[current=page]:border-[Highlight] aria-[current=page]:font-medium aria-[current=page]:text-ink"
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
