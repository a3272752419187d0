'use client';

import { useId } from 'react';
import { HydratedFieldset } from './hydrated-fieldset';

export interface SegmentedOption<Value extends string> {
  value: Value;
  label: string;
  /** The full text of an abbreviated label. */
  title?: string;
  disabled?: boolean;
}

interface SegmentedControlProps<Value extends string> {
  /** The accessible name ('Theme'); visible with `showLegend`. */
  legend: string;
  showLegend?: boolean;
  options: readonly SegmentedOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** The field's name in a form. */
  name?: string;
}

/** A choice of a few options, all of them visible at any width. Uses native radio buttons, so arrow keys and forms work. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const id = useId();
  return (
    <HydratedFieldset className="min-w-0">
      <legend className={props.showLegend ? 'mb-1 text-sm text-quiet' : 'sr-only'}>{props.legend}</legend>
      <div className="inline-flex max-w-full flex-wrap rounded-xl border border-line bg-sunken p-0.5">
        {props.options.map((option) => (
          <label
            key={option.value}
            title={option.title}
            className={`relative flex min-h-11 min-w-11 shrink-0 items-center justify-center rounded-lg px-1.5 text-sm sm:px-3 sm:text-base whitespace-nowrap text-quiet hover:text-ink has-checked:bg-selected has-checked:text-ink has-checked:ring-1 has-checked:ring-line-strong has-checked:ring-inset forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:forced-color-adjust-none has-focus-visible:outline-2 has-focus-visible:-outline-offset-4 has-focus-visible:outline-current ${option.disabled ? 'cursor-not-allowed opacity-60' : ''}`}
          >
            <input
              type="radio"
              name={props.name ?? id}
              value={option.value}
              checked={option.value === props.value}
              disabled={option.disabled}
              onChange={() => props.onChange(option.value)}
              className="absolute inset-0 opacity-0"
            />
            {option.label}
          </label>
        ))}
      </div>
    </HydratedFieldset>
  );
}
