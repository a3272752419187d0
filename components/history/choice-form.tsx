'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { useNow } from '@/components/ui/now';
import { EmptyPanel } from '@/components/ui/query-state';
import { Card, Section } from '@/components/ui/section';
import type { BackfillUpdate } from '@/lib/client/backfill-query';
import { useFormats } from '@/lib/client/formats';
import type { BackfillData, BackfillOffer } from '@/lib/contract/backfill';
import type { BackfillChoice } from '@/lib/domain/backfill/choices';
import type { Formats } from '@/lib/domain/formats/formats';
import { doneText, requestsText } from './history-words';

const LABELS: Record<BackfillChoice, string> = {
  month: 'Months',
  day: 'Days',
  hour: 'Hours',
  fifteenminute: 'Quarter hours',
  minute: 'Minutes',
  grid: 'Grid readings',
};

interface ChoiceFormProps {
  data: BackfillData;
  zone: string;
  busy: boolean;
  onChange: (change: BackfillUpdate) => void;
}

/** Chooses the detail of the saved history, with the cost of each choice, and switches saving on. */
export function ChoiceForm({ data, zone, busy, onChange }: ChoiceFormProps) {
  const { offers, state } = data;
  const [chosen, setChosen] = useState<readonly BackfillChoice[]>(data.choices.length > 0 ? data.choices : ['hour']);
  const [submitted, setSubmitted] = useState(false);
  const toggle = (choice: BackfillChoice) =>
    setChosen(chosen.includes(choice) ? chosen.filter((each) => each !== choice) : [...chosen, choice]);
  if (offers.every(({ series }) => series === 0)) {
    return (
      <EmptyPanel title="No meters here yet">
        <p>You can save a meter’s history as soon as Copper lists the meter.</p>
      </EmptyPanel>
    );
  }
  const isOff = state === 'off';
  const isChanged = [...chosen].sort().join() !== [...data.choices].sort().join();
  return (
    <Section title="Detail" screenOnly>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setSubmitted(true);
          if (chosen.length > 0) onChange({ state: 'on', choices: [...chosen] });
        }}
      >
        <Card>
          <HydratedFieldset>
            <legend className="sr-only">Detail</legend>
            {offers.map((offer) => (
              <Choice
                key={offer.choice}
                offer={offer}
                zone={zone}
                on={chosen.includes(offer.choice)}
                onToggle={toggle}
              />
            ))}
          </HydratedFieldset>
        </Card>
        <p className="mt-2 max-w-prose text-sm text-quiet">
          Costs are for the full history; saved data costs nothing. The dates are estimates from the last 24 hours,
          because pages come first.
        </p>
        <div role="alert">
          {submitted && chosen.length === 0 ? <p className="mt-2 text-bad">Choose at least one.</p> : null}
        </div>
        {isOff || isChanged ? (
          <div className="mt-4">
            <Button tone="primary" type="submit" busy={busy}>
              {isOff ? (busy ? 'Switching on…' : 'Save my history') : busy ? 'Saving…' : 'Save changes'}
            </Button>
          </div>
        ) : null}
      </form>
    </Section>
  );
}

function costText({ requests, atLeast, endsAt }: BackfillOffer, zone: string, now: number, formats: Formats): string {
  const cost = `${atLeast ? 'at least' : 'about'} ${requestsText(requests, formats)}`;
  return endsAt ? `${cost}, ${doneText(endsAt, zone, now, formats)}` : `${cost}, end date unknown`;
}

interface ChoiceProps {
  offer: BackfillOffer;
  zone: string;
  on: boolean;
  onToggle: (choice: BackfillChoice) => void;
}

function Choice({ offer, zone, on, onToggle }: ChoiceProps) {
  const formats = useFormats();
  const now = useNow(60);
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3 border-line px-3 py-2 not-first-of-type:border-t hover:bg-sunken">
      <input
        type="checkbox"
        checked={on}
        onChange={() => onToggle(offer.choice)}
        className="size-5 shrink-0 accent-accent"
      />
      <span className="min-w-0 flex-1 justify-between gap-x-4 sm:flex">
        <span className="block font-medium">{LABELS[offer.choice]}</span>
        <span className="block text-quiet">{costText(offer, zone, now, formats)}</span>
      </span>
    </label>
  );
}
