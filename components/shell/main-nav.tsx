'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useAccountParam, withAccount } from '@/lib/client/account-param';
import { navItems } from './nav-items';

/** The main navigation: a row in the header on wide screens, a bar at the bottom on phones. */
export function MainNav() {
  const pathname = usePathname();
  const account = useAccountParam();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:static md:border-0 md:bg-transparent md:pb-0"
    >
      <ul className="flex md:gap-1">
        {navItems(account).map((item) => {
          const current = pathname === item.path || pathname.startsWith(`${item.path}/`);
          return (
            <li key={item.path} className="flex-1 md:flex-none">
              <Link
                href={withAccount(item.path, account)}
                aria-current={current ? 'page' : undefined}
                className="flex min-h-14 flex-col items-center justify-center gap-0.5 border-t-2 border-transparent text-sm text-quiet no-underline hover:text-ink aria-[current=page]:border-accent forced-colors:aria-[current=page]:border-[Highlight] aria-[current=page]:font-medium aria-[current=page]:text-ink forced-colors:border-[Canvas] md:min-h-14 md:border-t-0 md:border-b-2 md:px-3 md:text-base"
              >
                <span className="md:hidden">{item.icon}</span>
                {item.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
