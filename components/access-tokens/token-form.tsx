'use client';

import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { FailureBanner } from '@/components/ui/query-state';
import { Card, Section } from '@/components/ui/section';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TextField } from '@/components/ui/text-field';
import type { ApiProblem } from '@/lib/client/api-problem';
import type { CreateAccessTokenInput } from '@/lib/contract/access-tokens';
import { MAX_TOKEN_NAME_LENGTH, TOKEN_DAYS, TOKEN_SCOPES, type TokenScope } from '@/lib/domain/access-tokens';
import { DAYS_OPTIONS, SCOPE_WORDS } from './token-words';

const SCOPE_OPTIONS = TOKEN_SCOPES.map((value) => ({ value, label: SCOPE_WORDS[value].label }));

interface TokenFormProps {
  busy: boolean;
  error: ApiProblem | null;
  zone: string;
  onCreate: (wish: CreateAccessTokenInput, done: () => void) => void;
}

/** A new token: what it is for, what it opens, when it ends. */
export function TokenForm({ busy, error, zone, onCreate }: TokenFormProps) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<TokenScope>('reports');
  const [days, setDays] = useState('90');
  const [asked, setAsked] = useState(false);
  const create = () => {
    const chosen = TOKEN_DAYS.find((each) => String(each) === days) ?? 90;
    onCreate({ name: name.trim(), scope, days: chosen }, () => {
      setName('');
      setAsked(false);
    });
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() !== '' && !busy) create();
  };
  return (
    <Section title="Make a token">
      <Card className="p-4">
        <form onSubmit={submit} noValidate>
          <HydratedFieldset className="flex flex-wrap items-start gap-x-6 gap-y-4">
            <TextField
              label="Name"
              hint="Where it is used, such as “nightly usage”."
              value={name}
              maxLength={MAX_TOKEN_NAME_LENGTH}
              autoComplete="off"
              error={asked && name.trim() === '' ? 'Give the token a name.' : null}
              onChange={(event) => setName(event.target.value)}
              className="w-full sm:w-72"
            />
            <div>
              <SegmentedControl
                legend="May"
                showLegend
                options={SCOPE_OPTIONS}
                value={scope}
                onChange={setScope}
                name="scope"
              />
              <p className="mt-1 text-sm text-quiet">{SCOPE_WORDS[scope].says}</p>
            </div>
            <SegmentedControl
              legend="Works for"
              showLegend
              options={DAYS_OPTIONS}
              value={days}
              onChange={setDays}
              name="days"
            />
          </HydratedFieldset>
          <div className="mt-4">
            <Button tone="primary" type="submit" busy={busy}>
              {busy ? 'Making it…' : 'Make token'}
            </Button>
          </div>
        </form>
        {error ? (
          <div className="mt-4">
            <FailureBanner
              error={error}
              title="The token could not be made"
              zone={zone}
              onRetry={create}
              retrying={busy}
            />
          </div>
        ) : null}
      </Card>
    </Section>
  );
}
