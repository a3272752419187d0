'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { withAccount } from '@/lib/client/account-param';
import { fleetRowsQueryOptions } from '@/lib/client/fleet-query';
import { fleetRowsSearch } from '@/lib/client/fleet-view';
import { useFormats } from '@/lib/client/formats';
import { DEFAULT_LIMITS } from '@/lib/domain/grid/limits-text';
import { FleetTableView } from '../table/fleet-table-view';
import { useFleetView } from '../table/use-fleet-view';
import { gridSentence } from './grid-words';
import { LimitsForm } from './limits-form';
import { VoltageDistribution } from './voltage-distribution';

/** The last voltage and frequency of every gateway, outside the limits first, and the distribution of voltages. */
export function GridView({ account }: { account: string }) {
  const formats = useFormats();
  const [view, show] = useFleetView(account, 'grid');
  const unfiltered = {
    q: '',
    sort: null,
    dir: 'asc',
    filters: {},
    before: null,
    line: null,
    columns: null,
    limits: view.limits,
    until: null,
  } as const;
  const { data } = useQuery(fleetRowsQueryOptions(account, 'grid', fleetRowsSearch(unfiltered), 0));
  return (
    <>
      <FleetTableView
        account={account}
        list="grid"
        heading={data ? gridSentence(data.data.facets.voltage ?? [], formats) : undefined}
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
