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
  onCreate: (input: CreateAccessTokenInput, done: () => void) => void;
}

/** The form for a new token: name, permissions and expiry. */
export function TokenForm({ busy, error, zone, onCreate }: TokenFormProps) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<TokenScope>('reports');
  const [days, setDays] = useState('90');
  const [submitted, setSubmitted] = useState(false);
  const create = () => {
    const chosen = TOKEN_DAYS.find((each) => String(each) === days) ?? 90;
    onCreate({ name: name.trim(), scope, days: chosen }, () => {
      setName('');
      setSubmitted(false);
    });
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSubmitted(true);
    if (name.trim() !== '' && !busy) create();
  };
  return (
    <Section title="Create a token" screenOnly>
      <Card className="p-4">
        <form onSubmit={submit} noValidate>
          <HydratedFieldset className="flex flex-wrap items-start gap-x-6 gap-y-4">
            <TextField
              label="Name"
              hint="What it is for, such as “nightly usage”."
              value={name}
              maxLength={MAX_TOKEN_NAME_LENGTH}
              autoComplete="off"
              error={submitted && name.trim() === '' ? 'Enter a name.' : null}
              onChange={(event) => setName(event.target.value)}
              className="w-full sm:w-72"
            />
            <div>
              <SegmentedControl
                legend="Permissions"
                showLegend
                options={SCOPE_OPTIONS}
                value={scope}
                onChange={setScope}
                name="scope"
              />
              <p className="mt-1 text-sm text-quiet">{SCOPE_WORDS[scope].description}</p>
            </div>
            <SegmentedControl
              legend="Expires"
              showLegend
              options={DAYS_OPTIONS}
              value={days}
              onChange={setDays}
              name="days"
            />
          </HydratedFieldset>
          <div className="mt-4">
            <Button tone="primary" type="submit" busy={busy}>
              {busy ? 'Creating…' : 'Create token'}
            </Button>
          </div>
        </form>
        {error ? (
          <div className="mt-4">
            <FailureBanner
              error={error}
              title="Couldn’t create the token"
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
