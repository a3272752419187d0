'use client';

import { useQuery } from '@tanstack/react-query';
import { useNow } from '@/components/ui/now';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { fleetCohortsQueryOptions } from '@/lib/client/fleet-query';
import { useFormats } from '@/lib/client/formats';
import { calendarDayInZone } from '@/lib/domain/times';
import { FleetTableView } from '../table/fleet-table-view';
import { useFleetView } from '../table/use-fleet-view';
import { Cohorts } from './cohorts';
import { FleetTrend } from './fleet-trend';
import { SignLegend } from './sign-legend';
import { WeekChoice } from './week-choice';
import { weekSentence } from './week-sentence';

/** Seven days of the fleet: uptime, every device's days (worst premise first), and comparisons by device kind. */
export function HealthView({ account }: { account: string }) {
  const formats = useFormats();
  const [view, show] = useFleetView(account, 'health');
  const { until } = view;
  const { data } = useQuery(fleetCohortsQueryOptions(account, until));
  const today = calendarDayInZone(new Date(useNow(60)).toISOString(), useViewerZone());
  const onWeek = (next: string | null) => show({ ...view, until: next !== null && next < today ? next : null });
  return (
    <>
      <FleetTableView
        account={account}
        list="health"
        heading={data ? weekSentence(data.data.all, formats, until === null ? null : data.data.days) : undefined}
        above={
          <>
            {data ? <WeekChoice {...data.data} until={until} onChange={onWeek} /> : null}
            <SignLegend />
          </>
        }
      />
      <div className="mt-8">
        <FleetTrend account={account} />
      </div>
      <Cohorts account={account} until={until} />
    </>
  );
}
