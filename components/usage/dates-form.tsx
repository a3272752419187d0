'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { addLocalDays, daysBetween, isLocalDay } from '@/lib/client/local-day';
import { MAX_RANGE_DAYS, type UsageViewParams, withDates } from '@/lib/client/usage-view';

/** Any dates, both included as people mean them; the address holds the end excluded. */
export function DatesForm({ view, onChange }: { view: UsageViewParams; onChange: (view: UsageViewParams) => void }) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const from = String(form.get('from'));
    const to = String(form.get('to'));
    const wrong = whatIsWrong(from, to);
    setProblem(wrong);
    if (!wrong) onChange(withDates(view, from, addLocalDays(to, 1)));
  };

  return (
    <form onSubmit={submit} noValidate className="w-full sm:w-auto">
      <HydratedFieldset className="flex flex-wrap items-end gap-2">
        <DateBox
          id={`${id}-from`}
          name="from"
          label="First day"
          value={view.start}
          problemId={problem ? `${id}-p` : null}
        />
        <DateBox
          id={`${id}-to`}
          name="to"
          label="Last day"
          value={addLocalDays(view.end, -1)}
          problemId={problem ? `${id}-p` : null}
        />
        <Button type="submit">Show</Button>
      </HydratedFieldset>
      <p id={`${id}-p`} role="alert" className="text-bad">
        {problem}
      </p>
    </form>
  );
}

interface DateBoxProps {
  id: string;
  name: string;
  label: string;
  value: string;
  problemId: string | null;
}

function DateBox({ id, name, label, value, problemId }: DateBoxProps) {
  return (
    <div className="min-w-36 flex-1 sm:flex-none">
      <label htmlFor={id} className="mb-1 block text-sm text-quiet">
        {label}
      </label>
      <input
        id={id}
        name={name}
        type="date"
        defaultValue={value}
        min="2000-01-01"
        max="2099-12-31"
        aria-invalid={problemId ? true : undefined}
        aria-describedby={problemId ?? undefined}
        className="field"
      />
    </div>
  );
}

function whatIsWrong(from: string, to: string): string | null {
  if (!isLocalDay(from) || !isLocalDay(to)) return 'Give both days, between 2000 and 2099.';
  if (from > to) return 'The last day must not be before the first.';
  return daysBetween(from, to) >= MAX_RANGE_DAYS ? 'Give at most ten years at a time.' : null;
}
