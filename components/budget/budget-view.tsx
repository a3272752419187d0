'use client';

import { useQuery } from '@tanstack/react-query';
import { Banner } from '@/components/ui/banner';
import { useNow } from '@/components/ui/now';
import { QueryState } from '@/components/ui/query-state';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { budgetQueryOptions } from '@/lib/client/budget-query';
import { useFormats } from '@/lib/client/formats';
import type { BudgetData } from '@/lib/contract/budget';
import { BudgetWindowCard } from './budget-window-card';
import { budgetSentence, limitsText } from './budget-words';
import { QueuedWorkList } from './queued-work';
import { RequestPriorities } from './request-priorities';
import { SpendChart } from './spend-chart';
import { SpendTable } from './spend-table';

/** Requests left this hour and today, when more become available, and what they were used for. */
export function BudgetView({ account }: { account: string }) {
  const zone = useViewerZone();
  const query = useQuery(budgetQueryOptions(account));
  return (
    <QueryState
      query={query}
      subject="the budget"
      heading="Budget"
      stillWorks="You can still see everything stored so far."
      skeleton={<BudgetSkeleton />}
    >
      {(answer) => <BudgetContent budget={answer.data} zone={zone} />}
    </QueryState>
  );
}

function BudgetContent({ budget, zone }: { budget: BudgetData; zone: string }) {
  const formats = useFormats();
  const now = useNow(10);
  const { hour, day, blockedUntil } = budget;
  return (
    <div className="space-y-6">
      <div>
        <h1 className="text-answer font-semibold">{budgetSentence(budget, formats)}</h1>
        <p className="mt-2 max-w-prose text-quiet">
          Copper allows {limitsText(hour.limit, day.limit, formats)}. Every request is counted before it is sent, and
          its result is stored and shared.
        </p>
      </div>
      {blockedUntil ? (
        <Banner tone="bad" role="status" title={`Live data is paused until ${formats.clock(blockedUntil, zone)}`}>
          Copper asked for this pause, so it applies even if the numbers below say otherwise. You can still see
          everything stored so far.
        </Banner>
      ) : null}
      <div className="grid gap-3 sm:grid-cols-2">
        <BudgetWindowCard title="Last 60 minutes" {...hour} zone={zone} now={now} />
        <BudgetWindowCard title="Last 24 hours" {...day} zone={zone} now={now} />
      </div>
      <QueuedWorkList queued={budget.queued} zone={zone} now={now} />
      <Section title="Requests by purpose" aside={`Last 24 hours, in your time (${zone.replaceAll('_', ' ')})`}>
        <div className="space-y-3">
          <SpendChart spend={budget.spend} zone={zone} now={now} />
          <SpendTable spend={budget.spend} zone={zone} now={now} />
        </div>
      </Section>
      <RequestPriorities budget={budget} />
    </div>
  );
}

/** Placeholder of the page, in its final size. */
export function BudgetSkeleton() {
  return (
    <div className="space-y-6">
      <div>
        <Skeleton className="h-[1lh] text-answer w-80 max-w-full" />
        <Skeleton className="mt-2 h-16 w-full max-w-prose" />
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Skeleton className="h-[8.6rem] rounded-2xl" />
        <Skeleton className="h-[8.6rem] rounded-2xl" />
      </div>
      <Skeleton className="h-64 rounded-2xl" />
    </div>
  );
}
