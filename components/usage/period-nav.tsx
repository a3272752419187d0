'use client';

import type { ReactNode } from 'react';
import { BareButton } from '@/components/ui/bare-button';
import { buttonClass } from '@/components/ui/button-class';
import { useFormats } from '@/lib/client/formats';
import { daysBetween } from '@/lib/domain/local-day';
import { stepView, todayView, type UsageViewParams, viewIncludesDay } from '@/lib/client/usage-view';
import { nextIsFuture, periodTitle, stepName } from './period-labels';

interface PeriodNavProps {
  view: UsageViewParams;
  today: string;
  /** The data of the named period is loading. */
  loading: boolean;
  onChange: (view: UsageViewParams) => void;
}

/** The period's title, with buttons to the previous and next period and to today. */
export function PeriodNav({ view, today, loading, onChange }: PeriodNavProps) {
  const formats = useFormats();
  const days = daysBetween(view.start, view.end);
  const title = periodTitle(view, today, formats);
  const previous = stepName(view, days, -1, formats);
  const next = stepName(view, days, 1, formats);
  const atEnd = nextIsFuture(view, today);
  return (
    <nav aria-label="Period" className="flex items-center gap-2">
      <NavButton label={previous} hint={`${previous} – key [`} onPress={() => onChange(stepView(view, -1))}>
        <Chevron d="M10 3 5 8l5 5" />
      </NavButton>
      <NavButton
        label={next}
        hint={atEnd ? 'The next period hasn’t started' : `${next} – key ]`}
        inactive={atEnd}
        onPress={() => onChange(stepView(view, 1))}
      >
        <Chevron d="m6 3 5 5-5 5" />
      </NavButton>
      <div className="min-w-0 flex-1 px-1">
        <h2 className="text-lg leading-6">{title}</h2>
        <p role="status" className="absolute -mt-0.5 text-sm text-quiet">
          {loading ? `Loading ${title}` : null}
        </p>
      </div>
      <NavButton
        inactive={viewIncludesDay(view, today)}
        hint="Go to today"
        onPress={() => onChange(todayView(view, today, formats.rules.firstWeekday))}
      >
        Today
      </NavButton>
    </nav>
  );
}

interface NavButtonProps {
  /** The accessible name, where the button shows an icon. */
  label?: string;
  hint: string;
  /** Ignores clicks. Unlike a disabled button, it keeps the focus. */
  inactive?: boolean;
  onPress: () => void;
  children: ReactNode;
}

function NavButton({ label, hint, inactive = false, onPress, children }: NavButtonProps) {
  const inactiveClass = inactive
    ? 'cursor-not-allowed border-line! bg-sunken! text-quiet! forced-colors:text-[GrayText]!'
    : '';
  return (
    <BareButton
      aria-label={label}
      aria-disabled={inactive || undefined}
      title={hint}
      onClick={inactive ? undefined : onPress}
      className={buttonClass('plain', `${label ? 'w-11 px-0' : ''} ${inactiveClass}`)}
    >
      {children}
    </BareButton>
  );
}

function Chevron({ d }: { d: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 shrink-0">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="1.75" />
    </svg>
  );
}
