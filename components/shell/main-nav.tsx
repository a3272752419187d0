'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Menu, menuItemClass } from '@/components/ui/menu';
import { useAccountParam, withAccount } from '@/lib/client/account-param';
import { NotForGuests } from '@/lib/client/guest';
import { FLEET_ITEMS, homeNavItems, MORE_ICON, MORE_ITEMS, type NavItem } from './nav-items';

const ITEM_CLASS =
  'flex min-h-14 w-full flex-col items-center justify-center gap-0.5 border-t-2 border-transparent text-sm text-quiet no-underline hover:text-ink aria-[current=page]:border-accent forced-colors:aria-[current=page]:border-[Highlight] aria-[current=page]:font-medium aria-[current=page]:text-ink forced-colors:border-[Canvas] md:min-h-14 md:border-t-0 md:border-b-2 md:px-3 md:text-base';
const CURRENT_CLASS = 'border-accent font-medium text-ink forced-colors:border-[Highlight]';

interface MainNavProps {
  /** The id of the home that the user looks at; null without one. */
  home: string | null;
  openAlerts: number;
}

/** The main navigation: a row in the header on wide screens, a bar at the bottom on phones. */
export function MainNav({ home, openAlerts }: MainNavProps) {
  const pathname = usePathname();
  const account = useAccountParam();
  const isHome = account === 'home';
  const items = isHome ? homeNavItems(home, openAlerts) : FLEET_ITEMS;
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:static md:border-0 md:bg-transparent md:pb-0"
    >
      <ul className="flex md:gap-1">
        {items.map((item) => (
          <li key={item.path} className="flex-1 md:flex-none">
            <Link
              href={withAccount(item.path, account)}
              aria-current={isCurrent(item, pathname) ? 'page' : undefined}
              className={ITEM_CLASS}
            >
              <span className="md:hidden">{item.icon}</span>
              <span className="whitespace-nowrap">{item.label}</span>
            </Link>
          </li>
        ))}
        {isHome ? (
          <NotForGuests>
            <li className="flex-1 md:flex-none">
              <MoreMenu pathname={pathname} />
            </li>
          </NotForGuests>
        ) : null}
      </ul>
    </nav>
  );
}

function MoreMenu({ pathname }: { pathname: string }) {
  // The longest path that fits: the pages of the settings are below them.
  const current = MORE_ITEMS.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <Menu
      label="More"
      upOnPhone
      buttonClassName={`${ITEM_CLASS} ${current ? CURRENT_CLASS : ''}`}
      trigger={
        <>
          <span className="md:hidden">{MORE_ICON}</span>
          More
        </>
      }
    >
      {(close) => (
        <ul>
          {MORE_ITEMS.map((item) => (
            <li key={item.path}>
              <Link
                href={item.path}
                onClick={close}
                aria-current={item === current ? 'page' : undefined}
                className={menuItemClass}
              >
                {item.label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}

function isCurrent({ path, exact }: NavItem, pathname: string): boolean {
  return pathname === path || (!exact && pathname.startsWith(`${path}/`));
}
