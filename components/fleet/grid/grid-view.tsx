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

/** The last voltage and frequency of every gateway: those outside the limits first, and how all of them lie. */
export function GridView({ account }: { account: string }) {
  const [view, show] = useFleetView(account, 'grid');
  const whole = {
    q: '',
    sort: null,
    dir: 'asc',
    filters: {},
    before: null,
    columns: null,
    limits: view.limits,
  } as const;
  const { data } = useQuery(fleetRowsQueryOptions(account, 'grid', fleetRowsSearch(whole), 0));
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
                History of one gateway or several
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

/** '3 gateways outside the limits, 1 without voltage; 1,204 within, 2 without a reading'. */
function gridSentence(voltage: readonly FacetCount[]): string {
  const count = (...states: string[]) =>
    voltage.reduce((sum, { value, count: each }) => (states.includes(value) ? sum + each : sum), 0);
  const outside = count('low', 'high');
  const dark = count('outage');
  const within = count('a', 'b');
  const first =
    outside === 0
      ? 'No gateway outside the limits'
      : `${countText(outside)} ${outside === 1 ? 'gateway' : 'gateways'} outside the limits`;
  const unknown = count('no_reading');
  const rest = unknown === 0 ? '' : `, ${countText(unknown)} without a reading`;
  return `${first}, ${countText(dark)} without voltage; ${countText(within)} within${rest}`;
}
