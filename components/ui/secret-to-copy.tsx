'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from './button';

interface SecretToCopyProps {
  /** What it is, such as 'Link' or 'Token'. */
  what: string;
  label: string;
  secret: string;
  onDone: () => void;
}

/** A text that is shown only once, selected, with a button that copies it and one to go on. */
export function SecretToCopy({ what, label, secret, onDone }: SecretToCopyProps) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const copy = async () => {
    field.current?.select();
    // Browsers allow clipboard access on https and localhost only; elsewhere the text stays selected for copying.
    const succeeded = await navigator.clipboard?.writeText(secret).then(
      () => true,
      () => false,
    );
    setCopied(succeeded === true);
  };
  return (
    <>
      <div className="mt-3 flex flex-wrap gap-2">
        <input
          ref={field}
          readOnly
          value={secret}
          aria-label={label}
          onFocus={(event) => event.target.select()}
          className="field min-w-0 flex-1 basis-64 font-mono text-sm"
        />
        <Button tone="primary" onClick={copy}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
        <Button onClick={onDone}>Done</Button>
      </div>
      <p aria-live="polite" className="sr-only">
        {copied ? `${what} copied.` : ''}
      </p>
    </>
  );
}
