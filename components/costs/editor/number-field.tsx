'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/text-field';
import { parseAmount } from '../parse-amount';

interface NumberFieldProps {
  label: string;
  /** Undefined for an empty field. */
  value: number | undefined;
  /** Undefined when the field was emptied; not called for what is no number. */
  onChange: (value: number | undefined) => void;
  optional?: boolean;
  className?: string;
}

/** A text box for a number. What is being typed stays as it is; the number follows it. */
export function NumberField({ label, value, onChange, optional, className }: NumberFieldProps) {
  const [text, setText] = useState(value === undefined ? '' : String(value));
  const [isWrong, setWrong] = useState(false);
  const isStale = !isWrong && text !== '' && parseAmount(text.replace('-', '')) !== Math.abs(value ?? Number.NaN);
  return (
    <TextField
      label={label}
      className={className}
      inputMode="decimal"
      autoComplete="off"
      value={isStale && value !== undefined ? String(value) : text}
      error={isWrong ? 'Enter a number.' : null}
      onChange={({ target }) => {
        setText(target.value);
        const isNegative = target.value.trim().startsWith('-');
        const amount = parseAmount(target.value.replace('-', ''));
        const isEmpty = target.value.trim() === '' && optional === true;
        setWrong(amount === null && !isEmpty);
        if (amount !== null) onChange(isNegative ? -amount : amount);
        else if (isEmpty) onChange(undefined);
      }}
    />
  );
}
