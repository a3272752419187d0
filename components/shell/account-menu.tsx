'use client';

import Link from 'next/link';
import { useState } from 'react';
import { BareButton } from '@/components/ui/bare-button';
import { menuItemClass } from '@/components/ui/menu';
import { accountStartPath, useAccountParam, withAccount } from '@/lib/client/account-param';
import { signOut } from '@/lib/client/sign-in';
import type { SessionData } from '@/lib/contract/session';
import { PersonMenu } from './person-menu';

interface AccountMenuProps {
  session: SessionData;
  onShowShortcuts: () => void;
}

/** The menu with the signed-in email, accounts, settings, access tokens, keyboard shortcuts and sign-out. */
export function AccountMenu({ session, onShowShortcuts }: AccountMenuProps) {
  const account = useAccountParam();
  const current = session.accounts.find((each) => each.id === account);
  const name = current && current.id !== 'home' ? current.label : (session.email ?? 'Account');
  return (
    <PersonMenu
      kind="Account"
      name={name}
      head={<>Signed in{session.email ? <span className="block text-base text-ink">{session.email}</span> : null}</>}
      lists={(close) => (session.accounts.length > 1 ? <Accounts {...{ session, account, close }} /> : null)}
      links={(close) => (
        <>
          <Link href={withAccount('/settings', account)} onClick={close} className={menuItemClass}>
            Settings
          </Link>
          <Link href={withAccount('/settings/tokens', account)} onClick={close} className={menuItemClass}>
            Access tokens
          </Link>
        </>
      )}
      onShowShortcuts={onShowShortcuts}
      leave={<SignOutButton />}
    />
  );
}

function Accounts({ session, account, close }: { session: SessionData; account: string; close: () => void }) {
  return (
    <ul aria-label="Accounts" className="border-t border-line py-1">
      {session.accounts.map((each) => (
        <li key={each.id}>
          <Link
            href={accountStartPath(each.id)}
            onClick={close}
            aria-current={each.id === account ? 'true' : undefined}
            className={menuItemClass}
          >
            <span aria-hidden="true" className="w-4">
              {each.id === account ? '✓' : ''}
            </span>
            {each.label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function SignOutButton() {
  const [busy, setBusy] = useState(false);
  const signOutHere = async () => {
    setBusy(true);
    await signOut();
  };
  return (
    <BareButton className={menuItemClass} onClick={signOutHere} aria-busy={busy || undefined}>
      {busy ? 'Signing out…' : 'Sign out'}
    </BareButton>
  );
}
