'use client';

import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Skeleton } from '@/components/ui/skeleton';
import { type MeterPeriod, USAGE_VIEWS, type UsageViewName, usageViewOf, viewsOf } from './view-choice';

const PatternView = dynamic(() => import('./pattern-view').then((loaded) => loaded.PatternView), {
  loading: () => <Skeleton className="h-80 rounded-2xl" />,
});

interface UsageViewsProps extends MeterPeriod {
  /** The bars of the page. */
  children: ReactNode;
}

/** The ways to look at a meter's usage: the page's bars, or a pattern of the same days. The address names it. */
export function UsageViews({ children, ...meter }: UsageViewsProps) {
  const search = useSearchParams();
  const names = viewsOf(meter.meterType);
  const named = usageViewOf(search.get('view'), names);
  // The address follows a moment later.
  const [chosen, setChosen] = useState<UsageViewName | null>(null);
  if (chosen === named) setChosen(null);
  const view = chosen ?? named;
  const show = (next: UsageViewName) => {
    setChosen(next);
    const params = new URLSearchParams(search);
    if (next === 'bars') params.delete('view');
    else params.set('view', next);
    window.history.replaceState(null, '', `?${params}`);
  };
  return (
    <div className="space-y-3">
      {view === 'bars' ? children : <PatternView view={view} {...meter} />}
      <SegmentedControl
        legend="View"
        options={names.map((name) => ({ value: name, label: USAGE_VIEWS[name] }))}
        value={view}
        onChange={show}
      />
    </div>
  );
}
