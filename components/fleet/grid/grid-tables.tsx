'use client';

import Link from 'next/link';
import { Age } from '@/components/ui/age';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { LongTable } from '@/components/ui/long-table';
import { Section } from '@/components/ui/section';
import { fleetPath } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import { excursionsCsvUrl, gridReadingsCsvUrl } from '@/lib/contract/api-urls';
import type { GatewayHistoryData, GridHistoryData } from '@/lib/contract/fleet';
import type { Formats } from '@/lib/domain/formats/formats';
import { DEAD_VOLTS } from '@/lib/domain/grid/limits';
import { hoursText } from '../cells/health-words';
import { LimitBadge } from '../cells/limit-badge';
import { DownloadFile } from '../download-file';

interface GridTablesProps {
  account: string;
  data: GridHistoryData;
  range: { start: string; end: string };
  /** Query string of the excursions CSV. */
  search: string;
}

/** The share of time in each band and the list of excursions, each with a CSV download. */
export function GridTables({ account, data, range, search }: GridTablesProps) {
  const formats = useFormats();
  const { gateways } = data;
  const excursions = gateways.flatMap(({ place: gateway, excursions: all }) =>
    all.map((each) => ({ ...each, gateway })),
  );
  excursions.sort((a, b) => (a.start < b.start ? 1 : -1));
  const several = gateways.length > 1;
  return (
    <div className="mt-6 space-y-6">
      <Section title="Time within the limits">
        <DataTable
          caption="Share of measured time in each band"
          rows={gateways}
          rowKey={({ place }) => place.id}
          columns={shareColumns(account, range, formats)}
        />
      </Section>
      <Section
        title={excursions.length === 0 ? 'No sustained excursions' : 'Sustained excursions'}
        lead="At least two consecutive readings beyond band B or without voltage."
        aside={
          excursions.length > 0 ? (
            <DownloadFile url={excursionsCsvUrl(account, search)}>Download excursions as CSV</DownloadFile>
          ) : null
        }
      >
        {excursions.length > 0 ? (
          <LongTable
            caption="Sustained excursions, newest first"
            rows={excursions}
            rowKey={({ gateway, start }) => `${gateway.id} ${start}`}
            columns={excursionColumns(formats).slice(several ? 0 : 1)}
          />
        ) : null}
      </Section>
    </div>
  );
}

function shareColumns(
  account: string,
  range: GridTablesProps['range'],
  formats: Formats,
): TableColumn<GatewayHistoryData>[] {
  const shareText = (value: number | null) => (value === null ? '–' : formats.percent(value));
  return [
    {
      key: 'gateway',
      header: 'Gateway',
      cell: ({ place }) => (
        <Link href={fleetPath(account, 'gateways', place.id)} prefetch={false} className="link">
          {place.id}
        </Link>
      ),
    },
    { key: 'a', header: 'Within A', align: 'right', cell: ({ inBands }) => shareText(inBands.a) },
    { key: 'b', header: 'Within B', align: 'right', cell: ({ inBands }) => shareText(inBands.b) },
    { key: 'outside', header: 'Outside', align: 'right', cell: ({ inBands }) => shareText(inBands.outside) },
    { key: 'outage', header: 'Outage', align: 'right', cell: ({ inBands }) => shareText(inBands.outage) },
    {
      key: 'measured',
      header: 'Measured time',
      align: 'right',
      cell: ({ inBands }) => hoursText(inBands.measuredMs / 3_600_000, formats),
    },
    { key: 'samples', header: 'Readings', align: 'right', cell: ({ samples }) => formats.count(samples) },
    {
      key: 'last',
      header: 'Last reading',
      cell: ({ last, place }) =>
        last === null ? (
          'No reading'
        ) : (
          <span className="whitespace-nowrap">
            {lastVoltageText(last.voltageVolts, formats)}, <Age at={last.time} zone={place.timezone} />
          </span>
        ),
    },
    {
      key: 'csv',
      header: 'File',
      cell: ({ place }) => (
        <DownloadFile url={gridReadingsCsvUrl(account, place.id, range)}>
          CSV<span className="sr-only"> of the readings of {place.id}</span>
        </DownloadFile>
      ),
    },
  ];
}

function lastVoltageText(volts: number | null, formats: Formats): string {
  if (volts === null) return 'No reading';
  return volts < DEAD_VOLTS ? 'Outage' : formats.amount(volts, 1, 'V');
}

type ExcursionRow = GatewayHistoryData['excursions'][number] & { gateway: GatewayHistoryData['place'] };

const CAUSE_LABELS = { home: 'Home', feeder: 'Feeder', unknown: 'Unknown' };

function excursionColumns(formats: Formats): TableColumn<ExcursionRow>[] {
  return [
    { key: 'gateway', header: 'Gateway', cell: ({ gateway }) => gateway.id },
    {
      key: 'start',
      header: 'Start',
      cell: ({ start, gateway }) => (
        <span className="whitespace-nowrap">{formats.moment(start, gateway.timezone)}</span>
      ),
    },
    {
      key: 'length',
      header: 'Duration',
      align: 'right',
      cell: ({ start, end, open }) => {
        const length = hoursText((Date.parse(end) - Date.parse(start)) / 3_600_000, formats);
        return open ? `${length} so far` : length;
      },
    },
    { key: 'kind', header: 'Kind', cell: ({ kind }) => <LimitBadge state={kind} /> },
    {
      key: 'worst',
      header: 'Worst (V)',
      align: 'right',
      cell: ({ kind, worstVolts }) => (kind === 'outage' ? '0' : formats.column(worstVolts, 1)),
    },
    { key: 'samples', header: 'Readings', align: 'right', cell: ({ samples }) => formats.count(samples) },
    {
      key: 'cause',
      header: 'Owner',
      cell: ({ cause }) => (
        <span title={cause === 'unknown' ? 'Compare with at least two neighbors to find out' : undefined}>
          {CAUSE_LABELS[cause]}
        </span>
      ),
    },
  ];
}
