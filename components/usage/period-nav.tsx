'use client';

import type { ReactNode } from 'react';
import { BareButton } from '@/components/ui/bare-button';
import { buttonClass } from '@/components/ui/button-class';
import { useFormats } from '@/lib/client/formats';
import { todayView, type UsageViewParams, viewIncludesDay } from '@/lib/client/usage-view';
import { daysBetween } from '@/lib/domain/local-day';
import { periodTitle, spokenPeriod, stepName, stepProblem } from './period-labels';

interface PeriodNavProps {
  view: UsageViewParams;
  today: string;
  firstDay: string | null;
  /** The data of the named period is loading. */
  loading: boolean;
  onStep: (direction: -1 | 1) => void;
  onChange: (view: UsageViewParams) => void;
}

/** The period's title between buttons to the previous and next one, and a way back to today. */
export function PeriodNav({ view, today, firstDay, loading, onStep, onChange }: PeriodNavProps) {
  const formats = useFormats();
  const title = periodTitle(view, today, formats);
  const spoken = spokenPeriod(view, today);
  return (
    <nav aria-label="Period" className="-mx-2 flex items-center gap-1">
      <StepButton {...{ view, today, firstDay, onStep }} direction={-1} />
      <div className="min-w-0">
        <h2 key={title} className="text-base leading-5 font-semibold">
          {spoken ? `${spoken} ` : null}
          <span className={spoken ? 'font-normal text-quiet' : ''}>{title}</span>
        </h2>
        <p role="status" className="sr-only">
          {loading ? `Loading ${title}` : null}
        </p>
      </div>
      <StepButton {...{ view, today, firstDay, onStep }} direction={1} />
      {viewIncludesDay(view, today) ? null : (
        <div className="ml-auto">
          <BareButton
            onClick={() => onChange(todayView(view, today, formats.rules.firstWeekday))}
            className={buttonClass('quiet', 'px-3')}
          >
            Today
          </BareButton>
        </div>
      )}
    </nav>
  );
}

interface StepButtonProps extends Pick<PeriodNavProps, 'view' | 'today' | 'firstDay' | 'onStep'> {
  direction: -1 | 1;
}

/** Ignores clicks where there is nothing to see. Unlike a disabled button, it keeps the focus. */
function StepButton({ view, today, firstDay, direction, onStep }: StepButtonProps) {
  const formats = useFormats();
  const name = stepName(view, daysBetween(view.start, view.end), direction, formats);
  const problem = stepProblem(view, direction, { today, firstDay }, formats);
  return (
    <BareButton
      aria-label={name}
      aria-disabled={problem !== null || undefined}
      title={problem ?? `${name} – key ${direction === 1 ? ']' : '['}`}
      onClick={() => onStep(direction)}
      className={buttonClass(
        'quiet',
        `w-11 px-0 ${problem ? 'cursor-not-allowed text-quiet! opacity-40 forced-colors:text-[GrayText]!' : ''}`,
      )}
    >
      <Chevron d={direction === 1 ? 'm6 3 5 5-5 5' : 'M10 3 5 8l5 5'} />
    </BareButton>
  );
}

function Chevron({ d }: { d: string }): ReactNode {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 shrink-0">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="1.75" />
    </svg>
  );
}
