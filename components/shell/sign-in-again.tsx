'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Banner } from '@/components/ui/banner';
import { SignInLink } from '@/components/ui/sign-in-link';
import { sessionQueryOptions } from '@/lib/client/session-query';
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
  const { data } = useQuery(sessionQueryOptions());
  const needed = data?.data.needsSignIn ?? session.needsSignIn;

  useEffect(() => {
    const cache = queryClient.getQueryCache();
    const check = () => queryClient.invalidateQueries({ queryKey: sessionQueryOptions().queryKey });
    if (cache.getAll().some((query) => saysSignInAgain(query.state.data))) check();
    return cache.subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success' && saysSignInAgain(event.action.data)) check();
    });
  }, [queryClient]);

  if (!needed) return null;
  return (
    <div className="mb-4">
      <Banner
        role="status"
        tone="watch"
        title="Copper asks you to sign in again"
        action={<SignInLink>Sign in again</SignInLink>}
      >
        What is held here stays readable. Nothing new arrives until then.
      </Banner>
    </div>
  );
}
