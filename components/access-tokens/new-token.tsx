'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/section';
import type { AccessTokenSummary } from '@/lib/contract/access-tokens';
import { ownPath } from '@/lib/contract/own-path';

interface NewTokenProps {
  secret: string;
  token: AccessTokenSummary;
  onDone: () => void;
}

/** A new token, shown only once, with an example of its use. */
export function NewToken({ secret, token, onDone }: NewTokenProps) {
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
  const path = token.scope === 'reports' ? ownPath('/api/reports/account.csv') : ownPath('/api/premises');
  return (
    <Card className="border-l-4 border-l-ok p-4">
      <h2 className="font-semibold">Token “{token.name}” created. Copy it now; it won’t be shown again.</h2>
      <div className="mt-3 flex flex-wrap gap-2">
        <input
          ref={field}
          readOnly
          value={secret}
          aria-label="New token"
          onFocus={(event) => event.target.select()}
          className="field min-w-0 flex-1 basis-64 font-mono text-sm"
        />
        <Button tone="primary" onClick={copy}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
        <Button onClick={onDone}>Done</Button>
      </div>
      <p aria-live="polite" className="sr-only">
        {copied ? 'Token copied.' : ''}
      </p>
      <p className="mt-3 text-sm text-quiet">Try it:</p>
      <pre className="mt-1 rounded-lg bg-sunken px-3 py-2 text-sm break-all whitespace-pre-wrap">
        {`curl -H "Authorization: Bearer ${secret.slice(0, 15)}…" ${window.location.origin}${path}`}
      </pre>
    </Card>
  );
}
