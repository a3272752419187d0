'use client';

import { useEffect } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { KeyboardKey } from '@/components/ui/keyboard-key';

const SHORTCUTS: { keys: string[]; action: string }[] = [
  { keys: ['?'], action: 'Show keyboard shortcuts' },
  { keys: ['/'], action: 'Go to the search box' },
  { keys: ['←', '→'], action: 'In a chart: previous or next point. Elsewhere: previous or next period' },
  { keys: ['[', ']'], action: 'Previous or next period' },
  { keys: ['Esc'], action: 'Close' },
];

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

interface KeyboardHelpProps {
  open: boolean;
  onOpen: () => void;
  onClose: () => void;
}

/** Handles `?` and `/` on every page, and shows the keyboard shortcuts. */
export function KeyboardHelp({ open, onOpen, onClose }: KeyboardHelpProps) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') onOpen();
      const search = event.key === '/' ? document.querySelector<HTMLInputElement>('input[type="search"]') : null;
      if (!search) return;
      event.preventDefault();
      search.focus();
      search.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onOpen]);

  return (
    <Dialog title="Keyboard shortcuts" open={open} onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-3">
        {SHORTCUTS.map((row) => (
          <div key={row.action} className="contents">
            <dt className="flex gap-1">
              {row.keys.map((key) => (
                <KeyboardKey key={key}>{key}</KeyboardKey>
              ))}
            </dt>
            <dd>{row.action}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
