'use client';

import { SecretToCopy } from '@/components/ui/secret-to-copy';
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
  const path = token.scope === 'reports' ? ownPath('/api/reports/account.csv') : ownPath('/api/premises');
  return (
    <Card className="border-l-4 border-l-ok p-4">
      <h2 className="font-semibold">Token “{token.name}” created. Copy it now; it won’t be shown again.</h2>
      <SecretToCopy what="Token" label="New token" secret={secret} onDone={onDone} />
      <p className="mt-3 text-sm text-quiet">Try it:</p>
      <pre className="mt-1 rounded-lg bg-sunken px-3 py-2 text-sm break-all whitespace-pre-wrap">
        {`curl -H "Authorization: Bearer ${secret.slice(0, 15)}…" ${window.location.origin}${path}`}
      </pre>
    </Card>
  );
}
