'use client';

import { useQuery } from '@tanstack/react-query';
import { fleetCohortsQueryOptions } from '@/lib/client/fleet-query';
import { useFormats } from '@/lib/client/formats';
import { FleetTableView } from '../table/fleet-table-view';
import { Cohorts } from './cohorts';
import { FleetTrend } from './fleet-trend';
import { SignLegend } from './sign-legend';
import { weekSentence } from './week-sentence';

/** The fleet's last 7 days: uptime, every device's days (worst premise first), and comparisons by device kind. */
export function HealthView({ account }: { account: string }) {
  const formats = useFormats();
  const { data } = useQuery(fleetCohortsQueryOptions(account));
  return (
    <>
      <FleetTableView
        account={account}
        list="health"
        heading={data ? weekSentence(data.data.all, formats) : undefined}
        above={<SignLegend />}
      />
      <div className="mt-8">
        <FleetTrend account={account} />
      </div>
      <Cohorts account={account} />
    </>
  );
}
