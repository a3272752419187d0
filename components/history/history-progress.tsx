'use client';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/now';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Section } from '@/components/ui/section';
import { SignInLink } from '@/components/ui/sign-in-link';
import type { BackfillUpdate } from '@/lib/client/backfill-query';
import { useFormats } from '@/lib/client/formats';
import type { BackfillData } from '@/lib/contract/backfill';
import { choicesText, remainingSentence, waitSentence } from './history-words';
import { ProgressTable } from './progress-table';

interface HistoryProgressProps {
  data: BackfillData;
  zone: string;
  busy: BackfillUpdate['state'] | null;
  onChange: (change: BackfillUpdate) => void;
}

/** The progress, what it waits for, and buttons to pause and stop. */
export function HistoryProgress({ data, zone, busy, onChange }: HistoryProgressProps) {
  const formats = useFormats();
  const now = useNow(30);
  const { state, progress, choices } = data;
  const wait = waitSentence(data, zone, formats);
  const share = progress.share ?? 0;
  return (
    <Section title="Progress" aside={`Detail: ${choicesText(choices)}`}>
      {wait ? (
        <div className="mb-3">
          <Banner
            role="status"
            tone={data.waitingFor === 'budget' ? 'info' : 'watch'}
            title={wait.title}
            action={data.waitingFor === 'sign_in' && !data.signedInAgain ? <SignInLink>Sign in</SignInLink> : undefined}
          >
            {wait.text}
          </Banner>
        </div>
      ) : null}
      <ProgressBar label={`${formats.percent(share)} of the history saved`} value={share} max={1} />
      <p className="mt-2">
        {progress.series === 0 ? 'Finding your meters.' : remainingSentence(data, zone, now, formats)}
      </p>
      <div className="mt-3 mb-4 flex flex-wrap gap-2">
        {state === 'paused' ? (
          <Button tone="primary" busy={busy === 'on'} onClick={() => onChange({ state: 'on' })}>
            {busy === 'on' ? 'Resuming…' : 'Resume'}
          </Button>
        ) : (
          <Button busy={busy === 'paused'} onClick={() => onChange({ state: 'paused' })}>
            {busy === 'paused' ? 'Pausing…' : 'Pause'}
          </Button>
        )}
        <Button tone="quiet" busy={busy === 'off'} onClick={() => onChange({ state: 'off' })}>
          {busy === 'off' ? 'Stopping…' : 'Stop and keep saved data'}
        </Button>
      </div>
      <ProgressTable data={data} zone={zone} />
    </Section>
  );
}
