'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Banner } from '@/components/ui/banner';
import { SignInLink } from '@/components/ui/sign-in-link';
import { sessionQueryOptions } from '@/lib/client/session-query';
import type { SessionData } from '@/lib/contract/session';

function needsSignIn(data: unknown): boolean {
  const answer = data as { meta?: { notice?: { code?: string } | null } } | undefined;
  return answer?.meta?.notice?.code === 'sign_in_again';
}

/**
 * Shows one banner for the whole page when Copper no longer accepts this account's tokens, or when the user signed out in
 * another browser, which deletes them. Any answer with that notice
 * refetches the session, so views do not show it themselves.
 */
export function SignInAgain({ session }: { session: SessionData }) {
  const queryClient = useQueryClient();
  const { data } = useQuery(sessionQueryOptions());
  const { needsSignIn: needed, signedOutElsewhere } = data?.data ?? session;

  useEffect(() => {
    const cache = queryClient.getQueryCache();
    const check = () => queryClient.invalidateQueries({ queryKey: sessionQueryOptions().queryKey });
    if (cache.getAll().some((query) => needsSignIn(query.state.data))) check();
    return cache.subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success' && needsSignIn(event.action.data)) check();
    });
  }, [queryClient]);

  if (!needed) return null;
  return (
    <div className="mb-4">
      <Banner
        role="status"
        tone="watch"
        title={signedOutElsewhere ? 'You signed out in another browser' : 'Your Copper sign-in has expired'}
        action={<SignInLink>Sign in again</SignInLink>}
      >
        You can still see everything loaded so far. New readings come after you sign in.
      </Banner>
    </div>
  );
}
