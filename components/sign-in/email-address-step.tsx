'use client';

import { type SubmitEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ButtonTone } from '@/components/ui/button-class';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { TextField } from '@/components/ui/text-field';
import { startEmailCode } from '@/lib/client/sign-in';
import { problemSentence } from './sign-in-sentence';

interface EmailAddressStepProps {
  /** What was typed before, when coming back. */
  email: string;
  /** `primary` where this is the first way offered. */
  tone: ButtonTone;
  onSent: (email: string) => void;
}

/** Asks for the address and has Copper mail a code to it. */
export function EmailAddressStep({ email: before, tone, onSent }: EmailAddressStepProps) {
  const [email, setEmail] = useState(before);
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
    const address = email.trim();
    if (!/^[^\s@]+@[^\s@]+$/.test(address)) return fail('Type the whole address, like name@example.com.');
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
          label="E-mail address of your Copper account"
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
