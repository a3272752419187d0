'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { daysBetween } from '@/lib/client/local-day';
import { holds, stepView, todayView, type UsageView } from '@/lib/client/usage-view';
import { nextIsFuture, periodTitle, stepName } from './period-words';

interface PeriodNavProps {
  view: UsageView;
  today: string;
  onChange: (view: UsageView) => void;
}

/** Which period, and the way to its neighbours and back to today. */
export function PeriodNav({ view, today, onChange }: PeriodNavProps) {
  const days = daysBetween(view.start, view.end);
  const last = nextIsFuture(view, today);
  return (
    <nav aria-label="Period" className="flex items-center gap-2">
      <Button
        className="px-0 w-11"
        aria-label={stepName(view, days, -1)}
        title={`${stepName(view, days, -1)} – key [`}
        onClick={() => onChange(stepView(view, -1))}
      >
        <Chevron d="M10 3 5 8l5 5" />
      </Button>
      <Button
        className="px-0 w-11"
        aria-label={stepName(view, days, 1)}
        title={last ? 'What comes next has not begun' : `${stepName(view, days, 1)} – key ]`}
        disabled={last}
        onClick={() => onChange(stepView(view, 1))}
      >
        <Chevron d="m6 3 5 5-5 5" />
      </Button>
      <h2 className="min-w-0 flex-1 px-1 text-lg" aria-live="polite">
        {periodTitle(view, today)}
      </h2>
      <Button disabled={holds(view, today)} onClick={() => onChange(todayView(view, today))}>
        Today
      </Button>
    </nav>
  );
}

function Chevron({ d }: { d: string }): ReactNode {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="1.75" />
    </svg>
  );
}
