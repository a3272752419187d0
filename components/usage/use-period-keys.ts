'use client';

import { useEffect } from 'react';
import { stepView, type UsageViewParams } from '@/lib/client/usage-view';
import { nextIsFuture } from './period-labels';

/** `[` and `]` or Shift with an arrow anywhere on the page; a plain arrow where nothing else wants it. */
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

/** Steps through periods by keyboard. Fields keep their keys: text boxes, choices, and whatever handled them first. */
export function usePeriodKeys(view: UsageViewParams, today: string, show: (view: UsageViewParams) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (target.isContentEditable || target.closest('input, textarea, select, dialog')) return;
      const direction = periodDirection(event, target === document.body);
      if (direction === null || (direction === 1 && nextIsFuture(view, today))) return;
      event.preventDefault();
      show(stepView(view, direction));
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [view, today, show]);
}
