'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { TextField } from '@/components/ui/text-field';
import { putHousehold } from '@/lib/client/household-query';
import type { HouseholdsData } from '@/lib/contract/household';
import { HomeSelect } from './home-select';

type Home = HouseholdsData['homes'][number];

interface HouseholdsProps {
  account: string;
  homes: readonly Home[];
}

/** More homes are chosen from a list. */
const MAX_FORMS = 4;

/** How many people live in each home, which decides what is much water. */
export function Households({ account, homes }: HouseholdsProps) {
  const [chosen, setChosen] = useState(homes[0]?.id);
  const isList = homes.length > MAX_FORMS;
  const shown = isList ? homes.filter(({ id }) => id === chosen) : homes;
  return (
    <div className="space-y-4">
      {isList ? <HomeSelect homes={homes} value={chosen ?? ''} onChange={setChosen} /> : null}
      {shown.map((home) => (
        <PeopleForm key={home.id} account={account} home={home} isOnly={homes.length === 1} />
      ))}
      <p className="text-sm text-quiet">
        Leave it empty if you don’t want to say. With it, an alert tells you when a month of winter takes more than
        3,000 gallons of water for each person, which often means a leak. The water page of a month shows the use per
        person.
      </p>
    </div>
  );
}

/** The answers that depend on the number of people. */
const COUNTED = new Set(['premise', 'overview', 'alerts', 'insights']);

function PeopleForm({ account, home, isOnly }: { account: string; home: Home; isOnly: boolean }) {
  const [text, setText] = useState(home.people === null ? '' : String(home.people));
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: putHousehold,
    onSuccess: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => COUNTED.has(String(queryKey[1])) }),
  });
  const people = peopleOf(text);
  const [isWrong, setWrong] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setWrong(people === undefined);
    if (people !== undefined) saving.mutate({ account, premise: home.id, people });
  };
  return (
    <form onSubmit={submit} noValidate>
      <HydratedFieldset className="flex flex-wrap items-end gap-2">
        <TextField
          label={isOnly ? 'People in this home' : `People in ${home.name}`}
          value={text}
          inputMode="numeric"
          autoComplete="off"
          error={isWrong ? 'Enter a number from 1 to 50, or nothing.' : (saving.error?.message ?? null)}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
            saving.reset();
          }}
          className="w-60"
        />
        <Button type="submit" busy={saving.isPending}>
          Save
        </Button>
      </HydratedFieldset>
      <p role="status" className="text-sm text-quiet">
        {saving.isSuccess ? 'Saved.' : null}
      </p>
    </form>
  );
}

/** Returns the number that was typed, null for none, and undefined for what is no number of people. */
function peopleOf(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const people = Number(typed);
  return Number.isInteger(people) && people >= 1 && people <= 50 ? people : undefined;
}
