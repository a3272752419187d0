'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { withAccount } from '@/lib/client/account-param';
import { fleetRowsQueryOptions } from '@/lib/client/fleet-query';
import { fleetRowsSearch } from '@/lib/client/fleet-view';
import type { FacetCount } from '@/lib/domain/fleet/facet-index';
import { DEFAULT_LIMITS } from '@/lib/domain/grid/limits-text';
import { countText } from '@/lib/domain/numbers';
import { FleetTableView } from '../table/fleet-table-view';
import { useFleetView } from '../table/use-fleet-view';
import { LimitsForm } from './limits-form';
import { VoltageDistribution } from './voltage-distribution';

/** The last voltage and frequency of every gateway, outside the limits first, and the distribution of voltages. */
export function GridView({ account }: { account: string }) {
  const [view, show] = useFleetView(account, 'grid');
  const unfiltered = {
    q: '',
    sort: null,
    dir: 'asc',
    filters: {},
    before: null,
    columns: null,
    limits: view.limits,
  } as const;
  const { data } = useQuery(fleetRowsQueryOptions(account, 'grid', fleetRowsSearch(unfiltered), 0));
  return (
    <>
      <FleetTableView
        account={account}
        list="grid"
        heading={data ? gridSentence(data.data.facets.voltage ?? []) : undefined}
        above={
          <>
            <p className="mb-3">
              <Link href={withAccount('/fleet/grid/history', account)} className="link">
                Compare gateway history
              </Link>
            </p>
            <LimitsForm
              text={view.limits ?? DEFAULT_LIMITS}
              onChange={(text) => show({ ...view, limits: text === DEFAULT_LIMITS ? null : text })}
            />
          </>
        }
      />
      <div className="mt-8">
        <VoltageDistribution bins={data?.data.bins ?? []} />
      </div>
    </>
  );
}

/** '3 gateways are outside the limits, 1 has no voltage; 1,204 of 1,210 are in range, 2 have no reading'. */
function gridSentence(voltage: readonly FacetCount[]): string {
  const count = (...states: string[]) =>
    voltage.reduce((sum, { value, count: each }) => (states.includes(value) ? sum + each : sum), 0);
  const outside = count('low', 'high');
  const dark = count('outage');
  const within = count('a', 'b');
  const unknown = count('no_reading');
  const total = outside + dark + within + unknown;
  const noReading = unknown === 0 ? '' : `, ${countText(unknown)} ${unknown === 1 ? 'has' : 'have'} no reading`;
  const problems = [
    ...(outside > 0 ? [`${gatewaysText(outside)} ${outside === 1 ? 'is' : 'are'} outside the limits`] : []),
    ...(dark > 0
      ? [`${outside > 0 ? countText(dark) : gatewaysText(dark)} ${dark === 1 ? 'has' : 'have'} no voltage`]
      : []),
  ];
  if (problems.length === 0) return `${countText(within)} of ${gatewaysText(total)} in range${noReading}`;
  return `${problems.join(', ')}; ${countText(within)} of ${countText(total)} are in range${noReading}`;
}

function gatewaysText(count: number): string {
  return `${countText(count)} ${count === 1 ? 'gateway' : 'gateways'}`;
}
