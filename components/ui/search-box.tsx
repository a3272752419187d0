'use client';

import { useEffect, useRef, useState } from 'react';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';

/** Debounce: long enough to type a word, short enough to go unnoticed. */
const DEBOUNCE_MS = 200;

interface SearchBoxProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  /** False where another field of the page takes `/`. */
  takesSlash?: boolean;
}

/** A search field that updates while typing. `/` focuses it. */
export function SearchBox({ label, placeholder, value, onChange, takesSlash = true }: SearchBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const reported = useRef(value);

  // Show changes from outside, such as clearing or going back.
  useEffect(() => {
    if (value === reported.current) return;
    reported.current = value;
    setText(value);
  }, [value]);

  useEffect(() => {
    if (text === reported.current) return;
    const timer = setTimeout(() => {
      reported.current = text;
      onChange(text);
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);

  useEffect(() => {
    if (!takesSlash) return;
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [takesSlash]);

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
