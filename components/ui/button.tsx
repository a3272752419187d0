'use client';

import type { ComponentProps } from 'react';
import { BareButton } from './bare-button';
import { type ButtonTone, buttonClass } from './button-class';

export interface ButtonProps extends ComponentProps<'button'> {
  tone?: ButtonTone;
  /** Work is in progress: ignores clicks, but keeps size and focus. */
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
  const disabledClass = disabled ? 'disabled:border-line disabled:bg-sunken disabled:text-quiet' : '';
  return (
    <BareButton
      {...rest}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClass(tone, `aria-disabled:opacity-60 ${disabledClass} ${className}`)}
    />
  );
}
