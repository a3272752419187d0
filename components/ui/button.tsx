'use client';

import type { ComponentProps } from 'react';
import { type ButtonTone, buttonClass } from './button-class';
import { useHydrated } from './use-hydrated';

export interface ButtonProps extends ComponentProps<'button'> {
  tone?: ButtonTone;
  /** Keeps its place and focus while work is under way, says so, and ignores presses. */
  busy?: boolean;
}

/** Closed until React has the page: an earlier press would be lost without a word. */
export function Button({
  tone = 'plain',
  busy = false,
  className = '',
  type = 'button',
  disabled = false,
  onClick,
  ...rest
}: ButtonProps) {
  const hydrated = useHydrated();
  const closed = disabled ? 'disabled:border-line disabled:bg-sunken disabled:text-quiet' : '';
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || !hydrated}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClass(tone, `aria-disabled:opacity-60 ${closed} ${className}`)}
    />
  );
}
