'use client';

import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { TextField } from './text-field';

/** A suggestion of a `Combobox`. */
export interface ComboboxOption {
  value: string;
  label: ReactNode;
  /** A second line. */
  detail?: string;
}

interface ComboboxProps {
  label: string;
  /** Below the box; with `compact` inside it. */
  hint: string;
  /** The label is only read out. */
  compact?: boolean;
  text: string;
  onText: (text: string) => void;
  /** Suggestions for the text, best first. */
  options: readonly ComboboxOption[];
  /** How many suggestions there are, in a sentence; also read out. */
  status: string;
  onChoose: (value: string) => void;
  /** The focus left the field, or Enter was pressed without a suggestion. */
  onLeave: () => void;
}

/**
 * A text box with suggestions below it (ARIA combobox with a list). While typing, the best suggestion is active; the
 * arrow keys move, Enter chooses, Escape closes the list and then empties the box.
 */
export function Combobox({
  label,
  hint,
  compact = false,
  text,
  onText,
  options,
  status,
  onChoose,
  onLeave,
}: ComboboxProps) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const index = Math.min(active, options.length - 1);
  const option = open ? options[index] : undefined;
  const optionId = (at: number) => `${listId}-${at}`;
  const show = (at: number) => {
    setOpen(true);
    setActive(at);
  };
  const choose = (value: string) => {
    setOpen(false);
    onChoose(value);
  };
  const move = (by: number) => show(open ? (index + by + options.length) % Math.max(options.length, 1) : 0);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && option) choose(option.value);
    else if (event.key === 'Enter' && open) {
      setOpen(false);
      onLeave();
    } else if (event.key === 'Escape' && open) setOpen(false);
    else if (event.key === 'Escape' && text !== '') onText('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="relative min-w-0">
      <TextField
        label={label}
        hiddenLabel={compact}
        {...(compact ? { placeholder: hint } : { hint })}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={option ? optionId(index) : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          show(0);
          onText(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target.select()}
        onClick={() => show(0)}
        onBlur={() => {
          setOpen(false);
          onLeave();
        }}
      />
      <div
        hidden={!open}
        className={`${compact ? 'top-12' : 'top-[4.75rem]'} absolute left-0 z-40 w-full min-w-64 max-w-[calc(100vw-4rem)] rounded-xl border border-line bg-surface p-1 shadow-float`}
      >
        <div id={listId} role="listbox" aria-label={label}>
          {(open ? options : []).map(({ value, label: name, detail }, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the text box, which keeps the focus
            <div
              key={value}
              id={optionId(at)}
              role="option"
              tabIndex={-1}
              aria-selected={at === index}
              className={`flex min-h-11 cursor-pointer flex-col justify-center rounded-lg px-3 py-1 ${at === index ? 'bg-sunken outline-2 -outline-offset-2 outline-accent' : 'hover:bg-sunken'}`}
              // Keeps the focus in the text box.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(value)}
            >
              <span className="break-words">{name}</span>
              {detail ? <span className="text-sm break-words text-quiet">{detail}</span> : null}
            </div>
          ))}
        </div>
        <p role="status" className="px-3 py-1.5 text-sm text-quiet">
          {open ? status : ''}
        </p>
      </div>
    </div>
  );
}
