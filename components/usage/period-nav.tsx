'use client';

import type { ReactNode } from 'react';
import { BareButton } from '@/components/ui/bare-button';
import { buttonClass } from '@/components/ui/button-class';
import { daysBetween } from '@/lib/client/local-day';
import { stepView, todayView, type UsageViewParams, viewIncludesDay } from '@/lib/client/usage-view';
import { nextIsFuture, periodTitle, stepName } from './period-labels';

interface PeriodNavProps {
  view: UsageViewParams;
  today: string;
  /** The period shown by name is still on its way. */
  loading: boolean;
  onChange: (view: UsageViewParams) => void;
}

/** Which period, and the way to its neighbours and back to today. */
export function PeriodNav({ view, today, loading, onChange }: PeriodNavProps) {
  const days = daysBetween(view.start, view.end);
  const title = periodTitle(view, today);
  const back = stepName(view, days, -1);
  const on = stepName(view, days, 1);
  return (
    <nav aria-label="Period" className="flex items-center gap-2">
      <Press label={back} hint={`${back} – key [`} onPress={() => onChange(stepView(view, -1))}>
        <Chevron d="M10 3 5 8l5 5" />
      </Press>
      <Press
        label={on}
        hint={nextIsFuture(view, today) ? 'What comes next has not begun' : `${on} – key ]`}
        closed={nextIsFuture(view, today)}
        onPress={() => onChange(stepView(view, 1))}
      >
        <Chevron d="m6 3 5 5-5 5" />
      </Press>
      <div className="min-w-0 flex-1 px-1">
        <h2 className="text-lg leading-6">{title}</h2>
        <p role="status" className="absolute -mt-0.5 text-sm text-quiet">
          {loading ? `Loading ${title}` : null}
        </p>
      </div>
      <Press
        closed={viewIncludesDay(view, today)}
        hint="To the period of today"
        onPress={() => onChange(todayView(view, today))}
      >
        Today
      </Press>
    </nav>
  );
}

interface PressProps {
  /** Where a picture stands instead of words. */
  label?: string;
  hint: string;
  /** Nothing to go to. The button keeps the focus, which a disabled one would lose under the finger. */
  closed?: boolean;
  onPress: () => void;
  children: ReactNode;
}

function Press({ label, hint, closed = false, onPress, children }: PressProps) {
  const look = closed ? 'cursor-not-allowed border-line! bg-sunken! text-quiet!' : '';
  return (
    <BareButton
      aria-label={label}
      aria-disabled={closed || undefined}
      title={hint}
      onClick={closed ? undefined : onPress}
      className={buttonClass('plain', `${label ? 'w-11 px-0' : ''} ${look}`)}
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
