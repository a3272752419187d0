'use client';

import { useMutation } from '@tanstack/react-query';
import { BareButton } from '@/components/ui/bare-button';
import { menuItemClass } from '@/components/ui/menu';
import { UnitsChoice } from '@/components/ui/units-choice';
import { endVisit } from '@/lib/client/guests-query';
import { useUnitChoice } from '@/lib/client/units';
import { ownPath } from '@/lib/contract/own-path';
import { PersonMenu } from './person-menu';

/** The menu of a guest: units, keyboard shortcuts, and to leave, which forgets the link on this device. */
export function GuestMenu({ name, onShowShortcuts }: { name: string; onShowShortcuts: () => void }) {
  const units = useUnitChoice();
  return (
    <PersonMenu
      kind="Guest"
      name={name}
      head={
        <>
          Guest<span className="block text-base text-ink">{name}</span>
        </>
      }
      lists={() => (
        <div className="border-t border-line px-3 py-2">
          <UnitsChoice {...units} />
        </div>
      )}
      onShowShortcuts={onShowShortcuts}
      leave={<LeaveButton />}
    />
  );
}

function LeaveButton() {
  const leaving = useMutation({
    mutationFn: endVisit,
    onSuccess: () => window.location.assign(ownPath('/sign-in')),
  });
  return (
    <>
      <BareButton className={menuItemClass} onClick={() => leaving.mutate()} aria-busy={leaving.isPending || undefined}>
        {leaving.isPending ? 'Leaving…' : 'Leave on this device'}
      </BareButton>
      {leaving.error ? <p className="px-3 pb-1 text-sm text-bad">{leaving.error.message}</p> : null}
    </>
  );
}
