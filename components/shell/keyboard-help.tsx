'use client';

import { useEffect } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { KeyboardKey } from '@/components/ui/keyboard-key';

const keys: { keys: string[]; does: string }[] = [
  { keys: ['?'], does: 'Show these keys' },
  { keys: ['/'], does: 'Go to the search box, where there is one' },
  { keys: ['←', '→'], does: 'In a chart: point by point. Beside it: the period before or after' },
  { keys: ['[', ']'], does: 'The period before or after, from anywhere on the page' },
  { keys: ['Esc'], does: 'Close what is open' },
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

/** Listens for `?` and `/` on every page, and lists the keys. */
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
    <Dialog title="Keys" open={open} onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-3">
        {keys.map((row) => (
          <div key={row.does} className="contents">
            <dt className="flex gap-1">
              {row.keys.map((key) => (
                <KeyboardKey key={key}>{key}</KeyboardKey>
              ))}
            </dt>
            <dd>{row.does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
