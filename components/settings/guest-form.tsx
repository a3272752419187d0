'use client';

import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TextField } from '@/components/ui/text-field';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { serverNow } from '@/lib/client/server-clock';
import type { InviteGuestInput } from '@/lib/contract/guests';
import type { HouseholdsData } from '@/lib/contract/household';
import { GUEST_DAYS, MAX_GUEST_DAYS, MAX_GUEST_NAME_LENGTH } from '@/lib/domain/guests';
import { addLocalDays, isLocalDay } from '@/lib/domain/local-day';
import { calendarDayInZone } from '@/lib/domain/times';
import { HomeSelect } from './home-select';

const LABELS = { '1': '1 day', '7': '1 week', '30': '1 month', date: 'A date' } as const;
type Choice = keyof typeof LABELS;
const CHOICES = ([...GUEST_DAYS.map(String), 'date'] as Choice[]).map((value) => ({ value, label: LABELS[value] }));

interface GuestFormProps {
  homes: HouseholdsData['homes'];
  busy: boolean;
  error: string | null;
  onInvite: (input: InviteGuestInput, done: () => void) => void;
}

/** The form for a new guest link: who it is for, which home, and how long it works. */
export function GuestForm({ homes, busy, error, onInvite }: GuestFormProps) {
  const zone = useViewerZone();
  const [name, setName] = useState('');
  const [premise, setPremise] = useState(homes[0]?.id ?? '');
  const [choice, setChoice] = useState<Choice>('7');
  const [date, setDate] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const isNamed = name.trim() !== '';
  const isDated = choice !== 'date' || isLocalDay(date);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSubmitted(true);
    if (!isNamed || !isDated || busy) return;
    const today = todayIn(zone);
    const lastDay = choice === 'date' ? date : addLocalDays(today, Number(choice));
    onInvite({ premise, name: name.trim(), lastDay }, () => {
      setName('');
      setSubmitted(false);
    });
  };
  return (
    <form onSubmit={submit} noValidate className="screen-only space-y-4">
      <HydratedFieldset className="flex flex-wrap items-start gap-x-6 gap-y-4">
        <TextField
          label="Who is the link for?"
          value={name}
          maxLength={MAX_GUEST_NAME_LENGTH}
          autoComplete="off"
          error={submitted && !isNamed ? 'Enter a name, such as “Grandma”.' : null}
          onChange={(event) => setName(event.target.value)}
          className="w-full sm:w-60"
        />
        {homes.length > 1 ? <HomeSelect homes={homes} value={premise} onChange={setPremise} /> : null}
        <SegmentedControl legend="Works for" showLegend options={CHOICES} value={choice} onChange={setChoice} />
        {choice === 'date' ? (
          <TextField
            label="Last day"
            type="date"
            min={todayIn(zone)}
            max={addLocalDays(todayIn(zone), MAX_GUEST_DAYS)}
            value={date}
            error={submitted && !isDated ? 'Choose a day.' : null}
            onChange={(event) => setDate(event.target.value)}
          />
        ) : null}
      </HydratedFieldset>
      {error ? (
        <p role="alert" className="text-bad">
          {error}
        </p>
      ) : null}
      <Button type="submit" busy={busy}>
        {busy ? 'Making the link…' : 'Make a guest link'}
      </Button>
    </form>
  );
}

function todayIn(zone: string): string {
  return calendarDayInZone(new Date(serverNow()).toISOString(), zone);
}
