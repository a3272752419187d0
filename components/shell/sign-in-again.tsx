'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { sessionQuery } from '@/lib/client/session-query';
import type { SessionData } from '@/lib/contract/session';

function saysSignInAgain(data: unknown): boolean {
  const answer = data as { meta?: { notice?: { code?: string } | null } } | undefined;
  return answer?.meta?.notice?.code === 'sign_in_again';
}

/**
 * One banner for the whole page when Copper no longer accepts this account's tokens. What is held stays readable.
 * Any answer that says so makes the session be asked again; views need not say it themselves.
 */
export function SignInAgain({ session }: { session: SessionData }) {
  const queryClient = useQueryClient();
  const { data } = useQuery(sessionQuery());
  const needed = data?.data.needsSignIn ?? session.needsSignIn;
  const pathname = usePathname();
  const search = useSearchParams().toString();

  useEffect(() => {
    const cache = queryClient.getQueryCache();
    const check = () => queryClient.invalidateQueries({ queryKey: sessionQuery().queryKey });
    if (cache.getAll().some((query) => saysSignInAgain(query.state.data))) check();
    return cache.subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success' && saysSignInAgain(event.action.data)) check();
    });
  }, [queryClient]);

  if (!needed) return null;
  const next = search ? `${pathname}?${search}` : pathname;
  return (
    <div className="mb-4">
      <Notice
        role="status"
        tone="watch"
        title="Copper asks you to sign in again"
        action={
          <Link href={`/sign-in?next=${encodeURIComponent(next)}`} className={buttonClass('primary')}>
            Sign in again
          </Link>
        }
      >
        What is held here stays readable. Nothing new arrives until then.
      </Notice>
    </div>
  );
}
