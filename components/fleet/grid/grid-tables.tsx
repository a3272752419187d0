'use client';

import Link from 'next/link';
import { Age } from '@/components/ui/age';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { fleetPath } from '@/lib/client/account-param';
import { excursionsCsvUrl, gridReadingsCsvUrl } from '@/lib/contract/api-urls';
import type { GatewayHistoryData, GridHistoryData } from '@/lib/contract/fleet';
import { columnNumber, countText, percentText } from '@/lib/domain/numbers';
import { momentInZone } from '@/lib/domain/times';
import { hoursText } from '../cells/health-words';
import { LimitBadge } from '../cells/limit-badge';
import { DownloadFile } from '../download-file';

interface GridTablesProps {
  account: string;
  data: GridHistoryData;
  range: { start: string; end: string };
  /** Of the excursions' file. */
  search: string;
}

const share = (value: number | null) => (value === null ? '–' : percentText(value));

/** Part of the time within each band, and the excursions one by one; each as a file. */
export function GridTables({ account, data, range, search }: GridTablesProps) {
  const { gateways } = data;
  const excursions = gateways.flatMap(({ place, excursions: all }) => all.map((each) => ({ ...each, place })));
  excursions.sort((a, b) => (a.start < b.start ? 1 : -1));
  const several = gateways.length > 1;
  return (
    <div className="mt-6 space-y-6">
      <Section title="Time within the limits">
        <DataTable
          caption="Part of the time measured within each band"
          rows={gateways}
          rowKey={({ place }) => place.id}
          columns={shareColumns(account, range)}
        />
      </Section>
      <Section
        title={excursions.length === 0 ? 'No sustained excursion' : 'Sustained excursions'}
        lead="Two readings or more, one after another, beyond band B or without voltage. A single one never counts."
        aside={
          excursions.length > 0 ? (
            <DownloadFile url={excursionsCsvUrl(account, search)}>Download excursions as CSV</DownloadFile>
          ) : null
        }
      >
        {excursions.length > 0 ? (
          <DataTable
            caption="Sustained excursions, the latest first"
            rows={excursions}
            rowKey={({ place, start }) => `${place.id} ${start}`}
            columns={several ? excursionColumns() : excursionColumns().slice(1)}
            limitHeight
          />
        ) : null}
      </Section>
    </div>
  );
}

function shareColumns(account: string, range: GridTablesProps['range']): TableColumn<GatewayHistoryData>[] {
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
    { key: 'a', header: 'Within A', align: 'right', cell: ({ inBands }) => share(inBands.a) },
    { key: 'b', header: 'Within B', align: 'right', cell: ({ inBands }) => share(inBands.b) },
    { key: 'outside', header: 'Outside', align: 'right', cell: ({ inBands }) => share(inBands.outside) },
    { key: 'outage', header: 'Outage', align: 'right', cell: ({ inBands }) => share(inBands.outage) },
    {
      key: 'measured',
      header: 'Time measured',
      align: 'right',
      cell: ({ inBands }) => hoursText(inBands.measuredMs / 3_600_000),
    },
    { key: 'samples', header: 'Readings', align: 'right', cell: ({ samples }) => countText(samples) },
    {
      key: 'last',
      header: 'Last reading',
      cell: ({ last, place }) =>
        last === null ? (
          'No reading'
        ) : (
          <span className="whitespace-nowrap">
            {lastWords(last.voltageVolts)}, <Age at={last.time} zone={place.timezone} />
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

function lastWords(volts: number | null): string {
  if (volts === null) return 'No reading';
  return volts < 10 ? 'Outage' : `${columnNumber(volts, 1)}\u202fV`;
}

type ExcursionRow = GatewayHistoryData['excursions'][number] & Pick<GatewayHistoryData, 'place'>;

const WHOSE = { home: 'This home', feeder: 'The feeder', unknown: 'Not known' };

function excursionColumns(): TableColumn<ExcursionRow>[] {
  return [
    { key: 'gateway', header: 'Gateway', cell: ({ place }) => place.id },
    {
      key: 'start',
      header: 'From',
      cell: ({ start, place }) => <span className="whitespace-nowrap">{momentInZone(start, place.timezone)}</span>,
    },
    {
      key: 'length',
      header: 'For',
      align: 'right',
      cell: ({ start, end, open }) => {
        const length = hoursText((Date.parse(end) - Date.parse(start)) / 3_600_000);
        return open ? `${length}, not over` : length;
      },
    },
    { key: 'what', header: 'What', cell: ({ kind }) => <LimitBadge state={kind} /> },
    {
      key: 'worst',
      header: 'Worst (V)',
      align: 'right',
      cell: ({ kind, worstVolts }) => (kind === 'outage' ? '0' : columnNumber(worstVolts, 1)),
    },
    { key: 'samples', header: 'Readings', align: 'right', cell: ({ samples }) => countText(samples) },
    {
      key: 'cause',
      header: 'Whose',
      cell: ({ cause }) => (
        <span title={cause === 'unknown' ? 'Compare with two neighbours or more to tell' : undefined}>
          {WHOSE[cause]}
        </span>
      ),
    },
  ];
}
