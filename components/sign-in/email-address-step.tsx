'use client';

import { type SubmitEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ButtonTone } from '@/components/ui/button-class';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { TextField } from '@/components/ui/text-field';
import { pastedEmail } from '@/lib/client/pasted-email';
import { startEmailCode } from '@/lib/client/sign-in';
import { problemSentence } from './sign-in-sentence';

interface EmailAddressStepProps {
  /** The address entered before, when returning to this step. */
  email: string;
  /** `primary` when this is the first sign-in method. */
  tone: ButtonTone;
  onSent: (email: string) => void;
}

/** Asks for the email address and requests a code for it. */
export function EmailAddressStep({ email: initialEmail, tone, onSent }: EmailAddressStepProps) {
  const [email, setEmail] = useState(initialEmail);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const fail = (sentence: string) => {
    setError(sentence);
    input.current?.focus();
  };
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const address = pastedEmail(email);
    if (address === null) return fail('Enter a full address, like name@example.com.');
    setBusy(true);
    setError(null);
    try {
      await startEmailCode(address);
      onSent(address);
    } catch (problem) {
      fail(problemSentence(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={send} noValidate>
      <HydratedFieldset className="space-y-3">
        <TextField
          ref={input}
          label="Email address of your Copper account"
          type="email"
          name="email"
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={error}
        />
        <Button type="submit" tone={tone} className="w-full" busy={busy}>
          {busy ? 'Sending…' : 'Send me a code'}
        </Button>
      </HydratedFieldset>
    </form>
  );
}
