'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { beginVisit } from '@/lib/client/guests-query';
import { ownPath } from '@/lib/contract/own-path';
import { GuestFrame } from './guest-frame';

/**
 * Exchanges the secret of a guest link for a cookie, and opens the home. The secret is removed from the address first,
 * so that it is not in the browser's history.
 */
export function GuestEntry({ isSignedIn }: { isSignedIn: boolean }) {
  const [isIncomplete, setIncomplete] = useState(false);
  const taken = useRef(false);
  const { mutate, error, isPending, variables } = useMutation({
    mutationFn: beginVisit,
    onSuccess: () => window.location.replace(ownPath('/')),
  });
  useEffect(() => {
    const open = () => {
      const { hash, pathname } = window.location;
      if (hash.length < 2) {
        // Once the secret was taken out, there is none any more.
        setIncomplete(!taken.current);
        return;
      }
      taken.current = true;
      window.history.replaceState(window.history.state, '', pathname);
      setIncomplete(false);
      if (!isSignedIn) mutate(hash.slice(1));
    };
    open();
    // Another link that is pasted into the address of this page does not load it again.
    window.addEventListener('hashchange', open);
    return () => window.removeEventListener('hashchange', open);
  }, [isSignedIn, mutate]);
  if (isSignedIn) {
    return (
      <GuestFrame>
        <Banner
          title="You are signed in"
          action={
            <Link href="/" className={buttonClass('primary')}>
              Open my home
            </Link>
          }
        >
          A guest link is for people without an account. To see what a guest sees, open it in a private window.
        </Banner>
      </GuestFrame>
    );
  }
  if (isIncomplete) {
    return (
      <GuestFrame>
        <Banner tone="watch" title="This link is not complete">
          Open it again from the message, or copy all of it.
        </Banner>
      </GuestFrame>
    );
  }
  if (!error) {
    return (
      <GuestFrame>
        <p role="status" className="text-quiet">
          Opening the home…
        </p>
      </GuestFrame>
    );
  }
  const canRetry = error.code !== 'token_refused';
  return (
    <GuestFrame>
      <Banner
        role="alert"
        tone="bad"
        title="This link doesn’t open"
        action={
          canRetry ? (
            <Button busy={isPending} onClick={() => variables && mutate(variables)}>
              Try again
            </Button>
          ) : null
        }
      >
        {error.message}
      </Banner>
    </GuestFrame>
  );
}
