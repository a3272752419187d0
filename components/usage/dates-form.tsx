'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { MAX_RANGE_DAYS, type UsageViewParams, withDates } from '@/lib/client/usage-view';
import { addLocalDays, daysBetween, isLocalDay } from '@/lib/domain/local-day';

/** A form for the first and last day. The last day is included here; in the address the end is excluded. */
export function DatesForm({ view, onChange }: { view: UsageViewParams; onChange: (view: UsageViewParams) => void }) {
  const id = useId();
  const [error, setError] = useState<string | null>(null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const from = String(form.get('from'));
    const to = String(form.get('to'));
    const message = datesError(from, to);
    setError(message);
    if (!message) onChange(withDates(view, from, addLocalDays(to, 1)));
  };

  return (
    <form onSubmit={submit} noValidate className="w-full sm:w-auto">
      <HydratedFieldset className="flex flex-wrap items-end gap-2">
        <DateBox
          id={`${id}-from`}
          name="from"
          label="First day"
          value={view.start}
          errorId={error ? `${id}-error` : null}
        />
        <DateBox
          id={`${id}-to`}
          name="to"
          label="Last day"
          value={addLocalDays(view.end, -1)}
          errorId={error ? `${id}-error` : null}
        />
        <Button type="submit">Show</Button>
      </HydratedFieldset>
      <p id={`${id}-error`} role="alert" className="text-bad">
        {error}
      </p>
    </form>
  );
}

interface DateBoxProps {
  id: string;
  name: string;
  label: string;
  value: string;
  errorId: string | null;
}

function DateBox({ id, name, label, value, errorId }: DateBoxProps) {
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
        aria-invalid={errorId ? true : undefined}
        aria-describedby={errorId ?? undefined}
        className="field"
      />
    </div>
  );
}

/** Returns why the dates cannot be shown; null when they can. */
function datesError(from: string, to: string): string | null {
  if (!isLocalDay(from) || !isLocalDay(to)) return 'Enter both days, between 2000 and 2099.';
  if (from > to) return 'The last day must not be before the first.';
  return daysBetween(from, to) >= MAX_RANGE_DAYS ? 'Choose ten years or less.' : null;
}
