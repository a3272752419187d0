'use client';

import { useId } from 'react';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { useFormatChoice, useFormats } from '@/lib/client/formats';
import { FORMAT_CHOICES, type FormatChoices, withChoices } from '@/lib/domain/formats/format-rules';
import { type Formats, formatsOf } from '@/lib/domain/formats/formats';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Each choice with its label and an example of what it changes. */
const CHOICES: { [Name in keyof FormatChoices]-?: { label: string; example: (formats: Formats) => string } } = {
  hours: { label: 'Time', example: (formats) => formats.clock('2026-11-28T14:15:00Z', 'UTC') },
  dates: { label: 'Date', example: (formats) => formats.plainDate('2026-11-28') },
  week: { label: 'First day of the week', example: ({ rules }) => WEEKDAYS[rules.firstWeekday] ?? '' },
  digits: { label: 'Numbers', example: (formats) => formats.column(23_395.2, 1) },
};

/** Chooses how times, dates, weeks and numbers are written on pages. */
export function FormatsChoice() {
  const formats = useFormats();
  return (
    <>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <FormatSelect name="hours" />
        <FormatSelect name="dates" />
        <FormatSelect name="week" />
        <FormatSelect name="digits" />
      </div>
      <p role="status" className="mt-4 text-quiet">
        {'Example: '}
        <span translate="no" className="text-ink">
          {`${formats.namedDay('2026-11-28')}, ${CHOICES.hours.example(formats)}; ${formats.amount(23_395.2, 1, 'kWh')}, ${formats.percent(0.03)}`}
        </span>
      </p>
    </>
  );
}

/** One choice as a list whose options show what they do. */
function FormatSelect<Name extends keyof FormatChoices>({ name }: { name: Name }) {
  const id = useId();
  const { rules, choices, choose } = useFormatChoice();
  const { label, example } = CHOICES[name];
  const exampleOf = (value: string | undefined) =>
    example(formatsOf(withChoices(rules, value === undefined ? {} : { [name]: value })));
  return (
    <HydratedFieldset className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm text-quiet">
        {label}
      </label>
      <select
        id={id}
        className="field"
        value={choices[name] ?? ''}
        onChange={({ target }) => choose({ ...choices, [name]: target.value || undefined })}
      >
        <option value="">{`Automatic (${exampleOf(undefined)})`}</option>
        {FORMAT_CHOICES[name].map((value) => (
          <option key={value} value={value}>
            {exampleOf(value)}
          </option>
        ))}
      </select>
    </HydratedFieldset>
  );
}
