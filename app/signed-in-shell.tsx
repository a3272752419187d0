import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { LAST_HOME_COOKIE, parseLastHome } from '@/lib/client/last-home';
import { safeRedirectPath } from '@/lib/client/safe-redirect-path';
import { sessionKey } from '@/lib/contract/query-keys';
import { getViewerOrGuest } from '@/lib/server/http/viewer';
import { getContext } from '@/lib/server/start/context';
import { getSession } from '@/lib/server/use-cases/get-session';
import { Hydrated } from './hydrated';

/** The frame of every signed-in page. Without a session, redirects to the sign-in page. */
export async function SignedInShell({ children }: { children: ReactNode }) {
  const viewer = await getViewerOrGuest();
  // Also here, not only in the page: once its loading state is sent, a redirect can no longer set the status.
  if (!viewer) redirect(`/sign-in?next=${encodeURIComponent(safeRedirectPath((await headers()).get('x-path')))}`);
  const context = await getContext();
  const session = await getSession(context, viewer);
  const lastHome = parseLastHome((await cookies()).get(LAST_HOME_COOKIE)?.value);
  return (
    <Hydrated prefetch={[{ key: sessionKey(), load: async () => session }]}>
      <AppShell session={session.data} lastHome={lastHome}>
        {children}
      </AppShell>
    </Hydrated>
  );
}
