'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { BareButton } from './bare-button';
import { buttonClass } from './button-class';

interface MenuProps {
  /** Name of the button for screen readers where `trigger` alone does not say it. */
  label: string;
  trigger: ReactNode;
  /** Links, buttons and groups; `close` takes the panel away and gives focus back. */
  children: (close: () => void) => ReactNode;
  align?: 'start' | 'end';
}

/** A button that opens a panel below itself. `Esc`, a press outside, or leaving it by Tab closes it. */
export function Menu({ label, trigger, children, align = 'end' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    close();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears Esc on behalf of what is inside
    <div ref={root} className="relative" onKeyDown={onKeyDown}>
      <BareButton
        ref={button}
        aria-expanded={open}
        aria-controls={panelId}
        aria-label={label}
        onClick={() => setOpen(!open)}
        className={buttonClass('quiet', 'px-3')}
      >
        {trigger}
      </BareButton>
      <div
        id={panelId}
        hidden={!open}
        className={`absolute top-full z-40 mt-1 w-72 max-w-[calc(100vw-2rem)] rounded-lg border border-line bg-surface p-2 shadow-float ${align === 'end' ? 'right-0' : 'left-0'}`}
      >
        {open ? children(close) : null}
      </div>
    </div>
  );
}

/** The look of one entry of a menu. */
export const menuItemClass =
  'flex min-h-11 w-full items-center gap-2 rounded-md px-3 text-left text-ink no-underline hover:bg-sunken';
