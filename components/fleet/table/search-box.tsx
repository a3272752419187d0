'use client';

import { useEffect, useRef, useState } from 'react';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';

/** Long enough that a word typed in one go is one question, short enough not to be felt. */
const PAUSE_MS = 200;

interface SearchBoxProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

/** A search that answers while one types. `/` puts the cursor here. */
export function SearchBox({ label, placeholder, value, onChange }: SearchBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const told = useRef(value);

  // Changed from outside (cleared, or gone back to): show that.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);

  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      onChange(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <HydratedFieldset>
      <input
        ref={box}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="field max-w-md"
      />
    </HydratedFieldset>
  );
}
