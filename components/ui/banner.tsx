import type { ReactNode } from 'react';
import { type Tone, ToneIcon } from './tone-icon';

const tints: Record<Tone, string> = {
  ok: 'bg-[color-mix(in_srgb,var(--ok)_8%,var(--surface))]',
  watch: 'bg-[color-mix(in_srgb,var(--watch)_9%,var(--surface))]',
  bad: 'bg-[color-mix(in_srgb,var(--bad)_8%,var(--surface))]',
  info: 'bg-surface',
};

interface BannerProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  /** A button or link to fix the problem. */
  action?: ReactNode;
  /** `alert` is read out at once, `status` when the screen reader is idle; leave out for banners present on load. */
  role?: 'status' | 'alert';
}

/** A framed message with a title, details and an action. */
export function Banner({ tone = 'info', title, children, action, role }: BannerProps) {
  return (
    <div
      role={role}
      className={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl border border-line px-4 py-3 ${tints[tone]}`}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <ToneIcon tone={tone} className="mt-1.5" />
        <div className="min-w-0">
          {title ? <p className="font-medium">{title}</p> : null}
          {children ? <div className="text-quiet">{children}</div> : null}
        </div>
      </div>
      {action}
    </div>
  );
}
