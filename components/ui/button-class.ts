export type ButtonTone = 'primary' | 'plain' | 'quiet';

const base =
  'screen-only inline-flex min-h-11 items-center justify-center gap-2 rounded-lg px-4 text-base font-medium no-underline select-none transition-colors';
const tones: Record<ButtonTone, string> = {
  primary: 'bg-accent text-on-accent hover:bg-[color-mix(in_oklab,var(--accent)_88%,var(--text))]',
  plain: 'border border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'text-ink hover:bg-sunken',
};

/** Returns the classes of a button, for links that look like one. At least 44 px high. */
export function buttonClass(tone: ButtonTone = 'plain', extra = ''): string {
  return `${base} ${tones[tone]} ${extra}`;
}
