'use client';

import type { ReactNode } from 'react';
import { BareButton } from '@/components/ui/bare-button';
import { Menu, menuItemClass } from '@/components/ui/menu';

interface PersonMenuProps {
  /** Who is looking, and in which way: 'Account' or 'Guest'. */
  kind: string;
  name: string;
  /** The first lines. */
  head: ReactNode;
  /** Lists of links below them. */
  lists?: (close: () => void) => ReactNode;
  /** Links before the keyboard shortcuts. */
  links?: (close: () => void) => ReactNode;
  onShowShortcuts: () => void;
  /** How to leave. */
  leave: ReactNode;
}

/** The menu of who is looking at the site, at the end of the header. */
export function PersonMenu({ kind, name, head, lists, links, onShowShortcuts, leave }: PersonMenuProps) {
  return (
    <Menu
      label={`${kind}: ${name}`}
      trigger={
        <>
          <PersonIcon />
          <span className="hidden max-w-48 truncate lg:inline">{name}</span>
        </>
      }
    >
      {(close) => (
        <>
          <p className="px-3 pt-1 pb-2 text-sm text-quiet">{head}</p>
          {lists?.(close)}
          <div className="border-t border-line pt-1">
            {links?.(close)}
            <BareButton
              className={menuItemClass}
              onClick={() => {
                close();
                onShowShortcuts();
              }}
            >
              Keyboard shortcuts
            </BareButton>
            {leave}
          </div>
        </>
      )}
    </Menu>
  );
}

function PersonIcon() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 text-quiet">
      <g fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round">
        <circle cx="10" cy="7" r="3.2" />
        <path d="M3.8 17c.8-3 3.200-4.500 6.200-4.500s5.400 1.500 6.200 4.500" />
      </g>
    </svg>
  );
}
