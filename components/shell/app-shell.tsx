'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import { accountStartPath, useAccountParam } from '@/lib/client/account-param';
import { GuestProvider } from '@/lib/client/guest';
import { sessionQueryOptions } from '@/lib/client/session-query';
import type { SessionData } from '@/lib/contract/session';
import { AccountMenu } from './account-menu';
import { BudgetIndicator } from './budget-indicator';
import { GuestLine } from './guest-line';
import { GuestMenu } from './guest-menu';
import { HomeSwitcher } from './home-switcher';
import { KeyboardHelp } from './keyboard-help';
import { MainNav } from './main-nav';
import { ProductMark } from './product-mark';
import { SignInAgain } from './sign-in-again';
import { useCurrentHome } from './use-current-home';

interface AppShellProps {
  session: SessionData;
  /** The id of the home that was opened last. */
  lastHome: string | null;
  children: ReactNode;
}

/** The frame of every signed-in page: skip link, header, navigation and the sign-in banner. */
export function AppShell({ session, lastHome, children }: AppShellProps) {
  const account = useAccountParam();
  const isHome = account === 'home';
  const { data } = useQuery(sessionQueryOptions());
  const { homes, homeCount, openAlerts } = data?.data ?? session;
  const home = useCurrentHome({ homes, homeCount }, lastHome);
  const [shortcutsOpen, setShortcutsOpen] = useState(false);
  const showShortcuts = useCallback(() => setShortcutsOpen(true), []);
  return (
    <GuestProvider isGuest={session.guest !== null}>
      <a
        href="#main"
        className="screen-only fixed top-2 left-2 z-50 -translate-y-20 rounded-lg bg-accent px-4 py-2.5 text-on-accent focus:translate-y-0"
      >
        Skip to content
      </a>
      <header className="border-b border-line bg-surface md:sticky md:top-0 md:z-30">
        <div className="mx-auto flex h-14 max-w-[82.5rem] items-center gap-1 px-3 sm:px-6 md:gap-6">
          <ProductMark href={accountStartPath(account)} compact={isHome} />
          {isHome && home !== null ? <HomeSwitcher homes={homes} homeCount={homeCount} home={home} /> : null}
          <MainNav home={home} openAlerts={openAlerts} />
          <div className="ml-auto flex shrink-0 items-center gap-1">
            {isHome ? null : <BudgetIndicator account={account} />}
            {session.guest ? (
              <GuestMenu name={session.guest.name} onShowShortcuts={showShortcuts} />
            ) : (
              <AccountMenu session={session} onShowShortcuts={showShortcuts} />
            )}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-[82.5rem] px-4 pt-5 pb-28 outline-none sm:px-6 md:pb-12">
        {session.guest ? (
          <GuestLine guest={session.guest} home={homes[0]?.name ?? null} lacksNew={session.needsSignIn} />
        ) : (
          <SignInAgain session={session} />
        )}
        {children}
      </main>
      <KeyboardHelp open={shortcutsOpen} onOpen={showShortcuts} onClose={() => setShortcutsOpen(false)} />
    </GuestProvider>
  );
}
