'use client';

import { type SubmitEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { TextField } from '@/components/ui/text-field';
import { signInWith, startCopiedCode } from '@/lib/client/sign-in';
import { ownPath } from '@/lib/contract/own-path';
import { problemSentence, refusalSentence } from './sign-in-sentence';

/** Sign-in by copying a code from Copper's page in a new tab. Needs no OAuth client of this site. */
export function CodeSignIn({ next }: { next: string }) {
  const [pasted, setPasted] = useState('');
  const [authorizeUrl, setAuthorizeUrl] = useState<string | null>(null);
  const [openError, setOpenError] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState<'opening' | 'signing-in' | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const open = async () => {
    setBusy('opening');
    setOpenError(null);
    // Opened in the click handler, before the address is known: browsers block tabs opened later.
    const tab = window.open('about:blank', '_blank');
    try {
      const started = await startCopiedCode();
      setAuthorizeUrl(started.authorizeUrl);
      if (tab) {
        tab.opener = null;
        tab.location.replace(started.authorizeUrl);
      }
      input.current?.focus();
    } catch (problem) {
      tab?.close();
      setOpenError(problemSentence(problem));
    } finally {
      setBusy(null);
    }
  };
  const fail = (sentence: string) => {
    setError(sentence);
    setBusy(null);
    input.current?.focus();
  };
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    if (!pasted.trim()) return fail('Paste the code, or the address of the page you ended up on.');
    setBusy('signing-in');
    setError(null);
    const result = await signInWith('copper-code', { answer: pasted.trim() });
    if (!result.ok) return fail(refusalSentence(result.code));
    window.location.assign(ownPath(next));
  };

  return (
    <form onSubmit={submit} noValidate>
      <HydratedFieldset className="space-y-3">
        <ol className="list-decimal space-y-1 pl-5 marker:text-quiet">
          <li>Open Copper’s page and sign in there.</li>
          <li>You’ll end up on a page that looks broken. That’s fine: copy its address.</li>
          <li>Paste the address here within ten minutes.</li>
        </ol>
        <Button className="w-full" onClick={open} busy={busy === 'opening'}>
          {authorizeUrl ? 'Open Copper’s page again' : 'Open Copper’s page in a new tab'}
        </Button>
        <div role="alert">{openError ? <p className="text-bad">{openError}</p> : null}</div>
        {authorizeUrl ? (
          <p className="text-sm text-quiet">
            No new tab?{' '}
            <a className="link" href={authorizeUrl} target="_blank" rel="noopener noreferrer">
              Open it from here
            </a>
            .
          </p>
        ) : null}
        <TextField
          ref={input}
          label="Code or address"
          name="copied-code"
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          error={error}
        />
        <Button type="submit" tone="primary" className="w-full" busy={busy === 'signing-in'}>
          {busy === 'signing-in' ? 'Signing in…' : 'Sign in with this code'}
        </Button>
      </HydratedFieldset>
    </form>
  );
}
