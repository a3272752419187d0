import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { safeRedirectPath } from '@/lib/client/safe-redirect-path';
import { budgetKey, sessionKey } from '@/lib/contract/query-keys';
import { getViewer } from '@/lib/server/http/viewer';
import { getContext } from '@/lib/server/start/context';
import { getBudget } from '@/lib/server/use-cases/get-budget';
import { getSession } from '@/lib/server/use-cases/get-session';
import { Hydrated } from './hydrated';

/** What stands round every signed-in page. Without a session, off to sign in and back. */
export async function SignedInShell({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  // Here and not only in the page: behind its loading picture a redirect would come too late for a status of its own.
  if (!viewer) redirect(`/sign-in?next=${encodeURIComponent(safeRedirectPath((await headers()).get('x-path')))}`);
  const context = await getContext();
  const session = await getSession(context, viewer);
  const prefetch = [
    { key: sessionKey(), load: async () => session },
    { key: budgetKey('home'), load: () => getBudget(context, viewer, { account: 'home' }) },
  ];
  return (
    <Hydrated prefetch={prefetch}>
      <AppShell session={session.data}>{children}</AppShell>
    </Hydrated>
  );
}
