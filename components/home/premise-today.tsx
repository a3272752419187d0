'use client';

import { useQuery } from '@tanstack/react-query';
import { Section } from '@/components/ui/section';
import { homeOverviewQueryOptions } from '@/lib/client/home-overview-query';
import type { HomeOverview } from '@/lib/contract/home-overview';
import { useDayAnswer } from './use-day-answer';

/** How the day goes at a premise of an enterprise, as its own page says it; nothing while that is not known. */
export function PremiseToday({ account, premiseId }: { account: string; premiseId: string }) {
  const { data } = useQuery(homeOverviewQueryOptions(account, premiseId));
  return data && data.data.meters.length > 0 ? <Today overview={data.data} /> : null;
}

function Today({ overview }: { overview: HomeOverview }) {
  const { title, numbers } = useDayAnswer(overview);
  if (title === null && numbers.length === 0) return null;
  return (
    <Section title="Today">
      {title === null ? null : <p className="text-lg font-medium">{title}</p>}
      <p className="text-quiet">{numbers}</p>
    </Section>
  );
}
