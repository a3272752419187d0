'use client';

import { useQuery } from '@tanstack/react-query';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { fleetCohortsQueryOptions } from '@/lib/client/fleet-query';
import type { Cohort } from '@/lib/domain/fleet/fleet-health';
import { countText } from '@/lib/domain/numbers';
import { uptimeText } from '../cells/health-words';
import { FleetTableView } from '../table/fleet-table-view';
import { Cohorts } from './cohorts';
import { SignLegend } from './sign-legend';

/** A week of the fleet: how much of it was heard, every device's days, worst premise first, and what differs by kind. */
export function HealthView({ account }: { account: string }) {
  const zone = useViewerZone();
  const { data } = useQuery(fleetCohortsQueryOptions(account));
  return (
    <>
      <FleetTableView
        account={account}
        list="health"
        heading={data ? weekSentence(data.data.all) : undefined}
        above={<SignLegend />}
      />
      <Cohorts account={account} zone={zone} />
    </>
  );
}

function weekSentence({ devices, failing, uptime }: Cohort): string {
  if (devices === 0 || uptime === null) return 'No meters or gateways yet';
  const went =
    failing === 0 ? 'none was down' : `${countText(failing)} of ${countText(devices)} devices were down at some time`;
  return `Heard ${uptimeText(uptime)} of the last seven days; ${went}`;
}
