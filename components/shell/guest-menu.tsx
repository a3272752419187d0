'use client';

import { useMutation } from '@tanstack/react-query';
import { BareButton } from '@/components/ui/bare-button';
import { Menu, menuItemClass } from '@/components/ui/menu';
import { endVisit } from '@/lib/client/guests-query';
import { ownPath } from '@/lib/contract/own-path';
import { PersonIcon } from './person-icon';

/** The menu of a guest: keyboard shortcuts, and to leave, which forgets the link on this device. */
export function GuestMenu({ name, onShowShortcuts }: { name: string; onShowShortcuts: () => void }) {
  const leaving = useMutation({
    mutationFn: endVisit,
    onSuccess: () => window.location.assign(ownPath('/sign-in')),
  });
  return (
    <Menu
      label={`Guest: ${name}`}
      trigger={
        <>
          <PersonIcon />
          <span className="hidden max-w-48 truncate lg:inline">{name}</span>
        </>
      }
    >
      {(close) => (
        <>
          <p className="px-3 pt-1 pb-2 text-sm text-quiet">
            Guest<span className="block text-base text-ink">{name}</span>
          </p>
          <div className="border-t border-line pt-1">
            <BareButton
              className={menuItemClass}
              onClick={() => {
                close();
                onShowShortcuts();
              }}
            >
              Keyboard shortcuts
            </BareButton>
            <BareButton
              className={menuItemClass}
              onClick={() => leaving.mutate()}
              aria-busy={leaving.isPending || undefined}
            >
              {leaving.isPending ? 'Leaving…' : 'Leave on this device'}
            </BareButton>
            {leaving.error ? <p className="px-3 pb-1 text-sm text-bad">{leaving.error.message}</p> : null}
          </div>
        </>
      )}
    </Menu>
  );
}
