'use client';

import { useState } from 'react';
import type { ButtonTone } from '@/components/ui/button-class';
import { EmailAddressStep } from './email-address-step';
import { EmailCodeStep } from './email-code-step';

/** Email sign-in in two steps: the address, then the 6-digit code. */
export function EmailSignIn({ next, tone }: { next: string; tone: ButtonTone }) {
  const [email, setEmail] = useState('');
  const [step, setStep] = useState<'address' | 'code'>('address');
  if (step === 'code') return <EmailCodeStep email={email} next={next} onOtherAddress={() => setStep('address')} />;
  return (
    <EmailAddressStep
      tone={tone}
      email={email}
      onSent={(address) => {
        setEmail(address);
        setStep('code');
      }}
    />
  );
}
