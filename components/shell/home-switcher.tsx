'use client';

import Link from 'next/link';
import { Menu, MenuArrow, menuItemClass } from '@/components/ui/menu';
import { useFormats } from '@/lib/client/formats';
import { homePath } from '@/lib/client/last-home';
import type { SessionData } from '@/lib/contract/session';

interface HomeSwitcherProps extends Pick<SessionData, 'homes' | 'homeCount'> {
  /** The id of the home that the user looks at. */
  home: string;
}

/** The name of the home that the user looks at; with several homes, a menu of the others. */
export function HomeSwitcher({ homes, homeCount, home }: HomeSwitcherProps) {
  const formats = useFormats();
  const name = homes.find(({ id }) => id === home)?.name ?? 'Home';
  if (homeCount < 2) {
    return (
      <Link href={homePath(home)} className="max-w-72 min-w-0 truncate px-2 font-semibold text-ink no-underline">
        {name}
      </Link>
    );
  }
  return (
    <Menu
      label={`Home: ${name}`}
      align="start"
      buttonClassName="flex min-h-11 max-w-[min(100%,18rem)] min-w-0 items-center gap-1.5 rounded-lg px-2 text-base font-semibold text-ink hover:bg-sunken"
      trigger={
        <>
          <span className="min-w-0 truncate">{name}</span>
          <MenuArrow className="text-quiet" />
        </>
      }
    >
      {(close) => (
        <>
          <ul aria-label="Homes">
            {homes.map(({ id, name: each }) => (
              <li key={id}>
                <Link
                  href={homePath(id)}
                  onClick={close}
                  aria-current={id === home ? 'true' : undefined}
                  className={menuItemClass}
                >
                  <span aria-hidden="true" className="w-4">
                    {id === home ? '✓' : ''}
                  </span>
                  <span className="min-w-0 break-words">{each}</span>
                </Link>
              </li>
            ))}
          </ul>
          <div className="mt-1 border-t border-line pt-1">
            <Link href="/premises" onClick={close} className={menuItemClass}>
              <span aria-hidden="true" className="w-4" />
              {homeCount > homes.length ? `All ${formats.count(homeCount)} homes` : 'All homes'}
            </Link>
          </div>
        </>
      )}
    </Menu>
  );
}
