'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Age } from '@/components/ui/age';
import { buttonClass } from '@/components/ui/button-class';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { EmptyPanel } from '@/components/ui/query-state';
import { Section } from '@/components/ui/section';
import { ShowMore } from '@/components/ui/show-more';
import { withAccount } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import { worklistCsvUrl } from '@/lib/contract/api-urls';
import type { FleetOverviewData } from '@/lib/contract/fleet';
import type { CauseKind, WorkItem } from '@/lib/domain/fleet/worklist';
import type { Formats } from '@/lib/domain/formats/formats';

const KINDS: [kind: CauseKind, title: string][] = [
  ['area', 'Areas'],
  ['gateway', 'Gateways down'],
  ['silent', 'Meters offline'],
  ['flapping', 'Flapping'],
  ['no_meters', 'Premises without meters'],
  ['water_swap', 'Water meters possibly swapped'],
];
const CONFIDENCE_LABELS = { sure: 'Sure', likely: 'Likely', perhaps: 'Possible' };

interface WorklistProps {
  account: string;
  data: FleetOverviewData;
  zone: string;
}

/** Problems by cause. A gateway's line includes its meters, an area's line its gateways. */
export function Worklist({ account, data, zone }: WorklistProps) {
  const formats = useFormats();
  const columns = columnsFor(account, zone, formats);
  return (
    <Section
      title="Worklist"
      aside={
        <a href={worklistCsvUrl(account)} download className={buttonClass('plain')}>
          {`Download ${formats.counted(data.workTotal, 'line')} as CSV`}
        </a>
      }
    >
      {data.workTotal === 0 ? <EmptyPanel title="Nothing to do">No device has a known problem.</EmptyPanel> : null}
      <div className="space-y-4">
        {KINDS.map(([kind, title]) => {
          const all = data.workByKind[kind] ?? 0;
          if (all === 0) return null;
          const items = data.work.filter((item) => item.kind === kind);
          return <WorkGroup key={kind} title={title} columns={columns} items={items} all={all} />;
        })}
      </div>
    </Section>
  );
}

/** Lines shown at first, and how many more each time. */
const STEP = 10;

interface WorkGroupProps {
  title: string;
  columns: TableColumn<WorkItem>[];
  items: readonly WorkItem[];
  /** How many there are; the page has the first of them. */
  all: number;
}

function WorkGroup({ title, columns, items, all }: WorkGroupProps) {
  const formats = useFormats();
  const [shown, setShown] = useState(STEP);
  return (
    <Section
      headingLevel={3}
      title={`${title}: ${formats.count(all)}`}
      lead={items.length < all ? `The page has the first ${formats.count(items.length)}; the file has all.` : undefined}
    >
      <DataTable caption={title} columns={columns} rows={items.slice(0, shown)} rowKey={({ id }) => id} limitHeight />
      <ShowMore left={items.length - shown} step={STEP} onMore={() => setShown(shown + STEP)} />
    </Section>
  );
}

/** Returns columns of fixed width, so that the groups line up as one list. */
function columnsFor(account: string, zone: string, formats: Formats): TableColumn<WorkItem>[] {
  return [
    { key: 'where', header: 'Location', width: '24%', cell: (item) => <WorkLocation account={account} item={item} /> },
    {
      key: 'what',
      header: 'Problem',
      width: '22%',
      cell: ({ what, meters, kind }) => (
        <span className="inline-block min-w-40">
          {what}
          {meters > 0 && (kind === 'area' || kind === 'gateway') ? (
            <span className="block text-sm text-quiet">{`${formats.counted(meters, 'meter')} affected`}</span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'since',
      header: 'Since',
      width: '11%',
      cell: ({ since, kind }) =>
        since ? (
          <Age at={since} zone={zone} />
        ) : (
          <span className="text-quiet">{kind === 'gateway' || kind === 'silent' ? 'never heard' : '–'}</span>
        ),
    },
    { key: 'sure', header: 'Confidence', width: '8%', cell: ({ sure }) => CONFIDENCE_LABELS[sure] },
    {
      key: 'todo',
      header: 'Action',
      width: '35%',
      cell: ({ todo }) => <span className="inline-block min-w-64 text-sm text-quiet">{todo}</span>,
    },
  ];
}

function WorkLocation({ account, item }: { account: string; item: WorkItem }) {
  const { premiseId, where, city, postalCode } = item;
  if (premiseId === null) {
    const path = `${withAccount('/fleet/gateways', account)}&health=bad&postal=${encodeURIComponent(postalCode ?? '')}`;
    return (
      <Link href={path} className="link">
        {where}
      </Link>
    );
  }
  return (
    <span className="inline-block min-w-36 max-w-64">
      <Link href={withAccount(`/premises/${encodeURIComponent(premiseId)}`, account)} prefetch={false} className="link">
        {where}
      </Link>
      <span className="block text-sm text-quiet">{[city, postalCode].filter(Boolean).join(' ')}</span>
    </span>
  );
}
