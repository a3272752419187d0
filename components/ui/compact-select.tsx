'use client';

import { useId } from 'react';
import { HydratedFieldset } from './hydrated-fieldset';

interface CompactSelectProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** A choice in one line: a label and a select without a frame of its own. */
export function CompactSelect<Value extends string>(props: CompactSelectProps<Value>) {
  const id = useId();
  return (
    <HydratedFieldset className="flex min-w-0 items-center gap-0.5">
      <label htmlFor={id} className="pl-2 text-sm whitespace-nowrap text-quiet">
        {props.label}
      </label>
      <select
        id={id}
        value={props.value}
        onChange={(event) => {
          const chosen = props.options.find(({ value }) => value === event.target.value);
          if (chosen) props.onChange(chosen.value);
        }}
        className="field-sizing-content min-h-11 max-w-full min-w-0 truncate rounded-lg bg-surface px-2 text-base font-medium text-ink hover:bg-sunken"
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </HydratedFieldset>
  );
}
