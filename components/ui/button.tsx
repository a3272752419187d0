'use client';

import type { ComponentProps } from 'react';
import { BareButton } from './bare-button';
import { type ButtonTone, buttonClass } from './button-class';

export interface ButtonProps extends ComponentProps<'button'> {
  tone?: ButtonTone;
  /** Keeps its place and focus while work is under way, says so, and ignores presses. */
  busy?: boolean;
}

export function Button({
  tone = 'plain',
  busy = false,
  className = '',
  disabled = false,
  onClick,
  ...rest
}: ButtonProps) {
  const closed = disabled ? 'disabled:border-line disabled:bg-sunken disabled:text-quiet' : '';
  return (
    <BareButton
      {...rest}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClass(tone, `aria-disabled:opacity-60 ${closed} ${className}`)}
    />
  );
}
