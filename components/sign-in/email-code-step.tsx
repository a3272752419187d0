'use client';

import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { useCountdown } from '@/components/ui/use-countdown';
import { emailedCode } from '@/lib/client/emailed-code';
import { signInWith, startEmailCode } from '@/lib/client/sign-in';
import { ownPath } from '@/lib/contract/own-path';
import { canRetrySameAttempt } from '@/lib/contract/sign-in-errors';
import { problemSentence, refusalSentence } from './sign-in-sentence';

/** Wait between two emails: users resend before the first one arrives, and only the newest code works. */
const RESEND_PAUSE_SECONDS = 30;

interface EmailCodeStepProps {
  email: string;
  next: string;
  onOtherAddress: () => void;
}

/** Longer than any way to type six digits, so it was pasted with the words around it. */
const MIN_SENTENCE_LENGTH = 12;

/** Returns what the box shows: of a pasted sentence only the code, if it has one. */
function typedCode(text: string): string {
  return text.length < MIN_SENTENCE_LENGTH ? text : (emailedCode(text) ?? text);
}

/** Asks for the 6-digit code. */
export function EmailCodeStep({ email, next, onOtherAddress }: EmailCodeStepProps) {
  const [code, setCode] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [sentAgain, setSentAgain] = useState(false);
  const pause = useCountdown();
  const input = useRef<HTMLInputElement>(null);
  const { start } = pause;

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, when this step appears
  useEffect(() => {
    input.current?.focus();
    start(RESEND_PAUSE_SECONDS);
  }, []);

  const fail = (sentence: string) => {
    setError(sentence);
    setBusy(false);
    input.current?.focus();
    input.current?.select();
  };
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const digits = emailedCode(code);
    if (digits === null) return fail('The code has six digits.');
    setBusy(true);
    setError(null);
    const result = await signInWith('copper-email', { code: digits });
    if (!result.ok) {
      // Only a new code helps: end the resend wait.
      if (!canRetrySameAttempt(result.code)) start(0);
      return fail(refusalSentence(result.code));
    }
    window.location.assign(ownPath(next));
  };
  const resend = async () => {
    setError(null);
    try {
      await startEmailCode(email);
      setSentAgain(true);
      setCode('');
      start(RESEND_PAUSE_SECONDS);
      input.current?.focus();
    } catch (problem) {
      fail(problemSentence(problem));
    }
  };

  return (
    <form onSubmit={submit} noValidate className="space-y-3">
      <p role="status">
        {sentAgain ? 'We emailed a new code to ' : 'We emailed a 6-digit code to '}
        <strong className="font-medium">{email}</strong>.{sentAgain ? ' Only the newest code works.' : null}
      </p>
      <TextField
        ref={input}
        label="Code"
        name="code"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onChange={(event) => setCode(typedCode(event.target.value))}
        error={error}
      />
      <Button type="submit" tone="primary" className="w-full" busy={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
      <div className="flex flex-wrap justify-between gap-x-2">
        <Button tone="quiet" className="-mx-2 px-2!" disabled={pause.left > 0} onClick={resend}>
          {pause.left > 0 ? `Send another code in ${pause.left} s` : 'Send another code'}
        </Button>
        <Button tone="quiet" className="-mx-2 px-2!" onClick={onOtherAddress}>
          Use another address
        </Button>
      </div>
    </form>
  );
}
