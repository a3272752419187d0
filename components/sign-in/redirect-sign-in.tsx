'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { signInByRedirect } from '@/lib/client/sign-in';

/** Sign-in by redirect to Copper's page. */
export function RedirectSignIn({ next }: { next: string }) {
  const [state, setState] = useState<'idle' | 'leaving' | 'failed'>('idle');
  const leave = async () => {
    setState('leaving');
    try {
      await signInByRedirect(next);
    } catch {
      setState('failed');
    }
  };
  return (
    <div>
      <Button tone="primary" className="w-full" busy={state === 'leaving'} onClick={leave}>
        {state === 'leaving' ? 'Opening Copper’s page…' : 'Sign in with Copper'}
      </Button>
      <p role="status" className={state === 'failed' ? 'mt-2 text-bad' : 'sr-only'}>
        {state === 'failed' ? 'This dashboard’s server did not answer. Try again in a moment.' : null}
      </p>
    </div>
  );
}
