'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { BareButton } from './bare-button';
import { buttonClass } from './button-class';

interface MenuProps {
  /** The button's accessible name. */
  label: string;
  trigger: ReactNode;
  /** Links, buttons and groups; `close` closes the panel and returns the focus to the button. */
  children: (close: () => void) => ReactNode;
  align?: 'start' | 'end';
  /** Classes of the button. */
  buttonClassName?: string;
  /** On a phone the panel opens upward: the button is at the bottom of the screen. */
  upOnPhone?: true;
}

/** The arrow in the trigger of a menu, that says that there is one. */
export function MenuArrow({ className = '' }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" className={`size-3 shrink-0 ${className}`}>
      <path d="m2 4 4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.75" />
    </svg>
  );
}

/** A button that opens a panel beside it. Escape, a click outside or leaving it by Tab closes the panel. */
export function Menu({ label, trigger, children, align = 'end', buttonClassName, upOnPhone }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();

  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
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
    // biome-ignore lint/a11y/noStaticElementInteractions: handles Escape for the elements inside
    <div ref={root} className="relative min-w-0" onKeyDown={onKeyDown}>
      <BareButton
        ref={button}
        aria-expanded={open}
        aria-controls={panelId}
        aria-label={label}
        onClick={() => setOpen(!open)}
        className={buttonClassName ?? buttonClass('quiet', 'px-3')}
      >
        {trigger}
      </BareButton>
      <div
        id={panelId}
        hidden={!open}
        className={`absolute ${upOnPhone ? 'bottom-full mb-1 md:top-full md:bottom-auto md:mt-1' : 'top-full mt-1'} z-40 w-72 max-w-[calc(100vw-2rem)] rounded-2xl border border-line bg-surface p-2 shadow-float ${align === 'end' ? 'right-0' : 'left-0'}`}
      >
        {open ? children(close) : null}
      </div>
    </div>
  );
}

/** Classes of a menu entry. */
export const menuItemClass =
  'flex min-h-11 w-full items-center gap-2 rounded-lg px-3 text-left text-ink no-underline hover:bg-sunken';
