import type { ComponentProps } from 'react';

export type ButtonTone = 'primary' | 'plain' | 'quiet';

const base =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-lg px-4 text-base font-medium no-underline select-none transition-colors';
const tones: Record<ButtonTone, string> = {
  primary: 'bg-accent text-on-accent hover:bg-[color-mix(in_oklab,var(--accent)_88%,var(--text))]',
  plain: 'border border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'text-ink hover:bg-sunken',
};

/** The look of a button, for links that are one (downloads, next page). At least 44 px high. */
export function buttonClass(tone: ButtonTone = 'plain', extra = ''): string {
  return `${base} ${tones[tone]} ${extra}`;
}

export interface ButtonProps extends ComponentProps<'button'> {
  tone?: ButtonTone;
  /** Keeps its place and focus while work is under way, says so, and ignores presses. */
  busy?: boolean;
}

export function Button({
  tone = 'plain',
  busy = false,
  className = '',
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClass(
        tone,
        `aria-disabled:opacity-60 disabled:border-line disabled:bg-sunken disabled:text-quiet ${className}`,
      )}
    />
  );
}
