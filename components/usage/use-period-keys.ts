'use client';

import { useEffect } from 'react';

/** Returns the step for a key: `[`, `]` and Shift with an arrow anywhere, plain arrows only while nothing is focused. */
export function periodDirection(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  nothingFocused: boolean,
): -1 | 1 | null {
  if (event.key === '[') return -1;
  if (event.key === ']') return 1;
  if (!event.shiftKey && !nothingFocused) return null;
  if (event.key === 'ArrowLeft') return -1;
  return event.key === 'ArrowRight' ? 1 : null;
}

/** Goes to the previous or next period by keyboard. Ignores keys in form fields, and keys that were already handled. */
export function usePeriodKeys(step: (direction: -1 | 1) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (target.isContentEditable || target.closest('input, textarea, select, dialog')) return;
      const direction = periodDirection(event, target === document.body);
      if (direction === null) return;
      event.preventDefault();
      step(direction);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [step]);
}
