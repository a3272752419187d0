'use client';

import { useState } from 'react';
import { Age } from '@/components/ui/age';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyPanel } from '@/components/ui/query-state';
import { Card, Section } from '@/components/ui/section';
import { ToneIcon } from '@/components/ui/tone-icon';
import { useFormats } from '@/lib/client/formats';
import type { AccessTokenSummary } from '@/lib/contract/access-tokens';
import { calendarDayInZone } from '@/lib/domain/times';
import { SCOPE_WORDS } from './token-words';

interface TokenListProps {
  tokens: readonly AccessTokenSummary[];
  zone: string;
  /** Id of the token that is being revoked. */
  revoking: string | null;
  onRevoke: (id: string) => void;
}

/** The tokens with their permissions, expiry and last use. */
export function TokenList({ tokens, zone, revoking, onRevoke }: TokenListProps) {
  const [confirming, setConfirming] = useState<AccessTokenSummary | null>(null);
  if (tokens.length === 0) {
    return (
      <EmptyPanel title="No tokens yet">
        <p>Tokens you create appear here, with the time of their last use.</p>
      </EmptyPanel>
    );
  }
  return (
    <Section title="Your tokens">
      <Card>
        <ul>
          {tokens.map((token) => (
            <li
              key={token.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line px-4 py-3 not-first:border-t"
            >
              <TokenFacts token={token} zone={zone} />
              <Button
                busy={revoking === token.id}
                onClick={() => (token.works ? setConfirming(token) : onRevoke(token.id))}
                aria-label={`${token.works ? 'Revoke' : 'Remove'} ${token.name}`}
              >
                {revoking === token.id ? 'Revoking…' : token.works ? 'Revoke' : 'Remove'}
              </Button>
            </li>
          ))}
        </ul>
      </Card>
      <Dialog
        title={`Revoke “${confirming?.name ?? ''}”?`}
        open={confirming !== null}
        onClose={() => setConfirming(null)}
      >
        <p>Scripts that use it will stop working. This can’t be undone.</p>
        <div className="mt-4">
          <Button
            tone="primary"
            onClick={() => {
              if (confirming) onRevoke(confirming.id);
              setConfirming(null);
            }}
          >
            Revoke token
          </Button>
        </div>
      </Dialog>
    </Section>
  );
}

function TokenFacts({ token, zone }: { token: AccessTokenSummary; zone: string }) {
  const formats = useFormats();
  const { name, scope, works, expiresAt, lastUsedAt } = token;
  return (
    <div className="min-w-0 flex-1 basis-56">
      <p className="font-medium break-words">{name}</p>
      <p className="flex flex-wrap gap-x-3 text-sm text-quiet">
        <span>{SCOPE_WORDS[scope].label}</span>
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          {works ? null : <ToneIcon tone="bad" />}
          {works ? 'expires' : 'expired'} {formats.plainDate(calendarDayInZone(expiresAt, zone))}
        </span>
        {lastUsedAt ? <Age at={lastUsedAt} zone={zone} prefix="last used" /> : <span>never used</span>}
      </p>
    </div>
  );
}
