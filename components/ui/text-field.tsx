import { type ComponentProps, useId } from 'react';
import { ToneIcon } from './tone-icon';

interface TextFieldProps extends ComponentProps<'input'> {
  label: string;
  /** The label is only read out; the placeholder says what the box is for. */
  hiddenLabel?: boolean;
  hint?: string;
  /** What is wrong, in a sentence; read out when it appears. */
  error?: string | null;
}

/** A text box with label, hint and error. */
export function TextField({ label, hiddenLabel = false, hint, error, className = '', ...input }: TextFieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : '';
  const errorId = error ? `${id}-error` : '';
  return (
    <div className={className}>
      <label htmlFor={id} className={hiddenLabel ? 'sr-only' : 'mb-1 block font-medium'}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${hintId} ${errorId}`.trim() || undefined}
        className="field"
      />
      {hint ? (
        <p id={hintId} className="mt-1 text-sm text-quiet">
          {hint}
        </p>
      ) : null}
      <div role="alert">
        {error ? (
          <p id={errorId} className="mt-1.5 flex gap-2 text-bad">
            <ToneIcon tone="bad" className="mt-1.5" />
            {error}
          </p>
        ) : null}
      </div>
    </div>
  );
}
