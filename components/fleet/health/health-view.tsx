'use client';

import { useQuery } from '@tanstack/react-query';
import { fleetCohortsQueryOptions } from '@/lib/client/fleet-query';
import type { Cohort } from '@/lib/domain/fleet/fleet-health';
import { countText } from '@/lib/domain/numbers';
import { uptimeText } from '../cells/health-words';
import { FleetTableView } from '../table/fleet-table-view';
import { Cohorts } from './cohorts';
import { SignLegend } from './sign-legend';

/** The fleet's last 7 days: uptime, every device's days (worst premise first), and comparisons by device kind. */
export function HealthView({ account }: { account: string }) {
  const { data } = useQuery(fleetCohortsQueryOptions(account));
  return (
    <>
      <FleetTableView
        account={account}
        list="health"
        heading={data ? weekSentence(data.data.all) : undefined}
        above={<SignLegend />}
      />
      <Cohorts account={account} />
    </>
  );
}

function weekSentence({ devices, failing, uptime }: Cohort): string {
  if (devices === 0 || uptime === null) return 'No meters or gateways yet';
  const failures =
    failing === 0
      ? 'no device was down'
      : `${countText(failing)} of ${countText(devices)} devices were down at some time`;
  return `Uptime ${uptimeText(uptime)} over the last 7 days; ${failures}`;
}
