'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { QueryState } from '@/components/ui/query-state';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { withAccount } from '@/lib/client/account-param';
import { fleetCohortsQueryOptions } from '@/lib/client/fleet-query';
import { useFormats } from '@/lib/client/formats';
import type { Cohort } from '@/lib/domain/fleet/fleet-health';
import { deviceLabel } from '@/lib/domain/fleet/health-table';
import { hoursText, uptimeText } from '../cells/health-words';
import { Rollouts } from './rollouts';

/** Results of fewer devices are marked as a small sample. */
const SMALL_SAMPLE = 10;

/** Uptime over seven days by firmware, model and device type. */
export function Cohorts({ account, until }: { account: string; until: string | null }) {
  const query = useQuery(fleetCohortsQueryOptions(account, until));
  return (
    <QueryState query={query} subject="the comparison" skeleton={<Skeleton className="h-40 w-full" />}>
      {({ data }) => (
        <div className="mt-8 grid gap-6 lg:grid-cols-2">
          <CohortTable
            account={account}
            title="By firmware"
            facet="firmware"
            cohorts={data.firmwares}
            count={data.counts.firmwares}
          />
          <CohortTable
            account={account}
            title="By model"
            facet="model"
            cohorts={data.models}
            count={data.counts.models}
          />
          <CohortTable
            account={account}
            title="By type"
            facet="type"
            cohorts={data.types}
            count={data.counts.types}
            labelOf={deviceLabel}
          />
          <Rollouts account={account} rollouts={data.rollouts} />
          <p className="max-w-prose text-sm text-quiet">
            Uptime is the share of known time in which a device was OK or degraded. MTBF is the mean time up per
            failure, MTTR the mean time down. Groups of fewer than {SMALL_SAMPLE} devices are marked as small samples.
          </p>
        </div>
      )}
    </QueryState>
  );
}

const FACET_HEADS = { firmware: 'Firmware', model: 'Model', type: 'Device' };

interface CohortTableProps {
  account: string;
  title: string;
  facet: 'firmware' | 'model' | 'type';
  cohorts: readonly Cohort[];
  /** How many there are; `cohorts` are the largest. */
  count: number;
  labelOf?: (value: string) => string;
}

function CohortTable({ account, title, facet, cohorts, count, labelOf = (value) => value }: CohortTableProps) {
  const formats = useFormats();
  const path = (value: string) => `${withAccount('/fleet/health', account)}&${facet}=${encodeURIComponent(value)}`;
  const columns: TableColumn<Cohort>[] = [
    {
      key: 'value',
      header: FACET_HEADS[facet],
      cell: ({ value, devices }) => (
        <>
          <Link href={path(value)} className="link">
            {labelOf(value)}
          </Link>
          {devices < SMALL_SAMPLE ? <span className="text-sm text-quiet"> small sample</span> : null}
        </>
      ),
    },
    { key: 'devices', header: 'Devices', align: 'right', cell: ({ devices }) => formats.count(devices) },
    {
      key: 'failing',
      header: 'Went down',
      align: 'right',
      cell: ({ failing }) => (failing === null ? '–' : formats.count(failing)),
    },
    {
      key: 'uptime',
      header: 'Uptime',
      align: 'right',
      cell: ({ uptime }) => (uptime === null ? '–' : uptimeText(uptime, formats)),
    },
    {
      key: 'between',
      header: 'MTBF',
      align: 'right',
      cell: ({ hoursBetweenFailures: hours, known }) =>
        hours === null ? (known === 0 ? '–' : 'no failures') : hoursText(hours, formats),
    },
    {
      key: 'repair',
      header: 'MTTR',
      align: 'right',
      cell: ({ hoursToRepair: hours }) => (hours === null ? '–' : hoursText(hours, formats)),
    },
  ];
  return (
    <Section
      title={title}
      headingLevel={2}
      lead={
        cohorts.length < count
          ? `The ${formats.count(cohorts.length)} with the most devices, of ${formats.count(count)}.`
          : undefined
      }
    >
      <DataTable
        caption={`Uptime ${title.toLowerCase()}`}
        rows={cohorts}
        rowKey={({ value }) => value}
        columns={columns}
      />
    </Section>
  );
}
