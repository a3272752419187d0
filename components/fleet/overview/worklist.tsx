'use client';

import Link from 'next/link';
import { Age } from '@/components/ui/age';
import { buttonClass } from '@/components/ui/button-class';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { EmptyPanel } from '@/components/ui/query-state';
import { Section } from '@/components/ui/section';
import { withAccount } from '@/lib/client/account-param';
import { worklistCsvUrl } from '@/lib/contract/api-urls';
import type { FleetOverviewData } from '@/lib/contract/fleet';
import type { CauseKind, WorkItem } from '@/lib/domain/fleet/worklist';
import { countText } from '@/lib/domain/numbers';

const KINDS: [kind: CauseKind, title: string][] = [
  ['area', 'Areas'],
  ['gateway', 'Gateways down'],
  ['silent', 'Meters silent though their gateway is up'],
  ['flapping', 'Coming and going'],
  ['no_meters', 'Premises without meters'],
  ['water_swap', 'Water that may be swapped'],
];
const SURE = { sure: 'Sure', likely: 'Likely', perhaps: 'Perhaps' };

interface WorklistProps {
  account: string;
  data: FleetOverviewData;
  zone: string;
}

/** What to do, by cause: a gateway that is down holds its meters, an area its gateways. */
export function Worklist({ account, data, zone }: WorklistProps) {
  const columns = columnsFor(account, zone);
  return (
    <Section
      title="Worklist"
      aside={
        <a href={worklistCsvUrl(account)} download className={buttonClass('plain')}>
          {`Download ${countText(data.workTotal)} lines as CSV`}
        </a>
      }
    >
      {data.workTotal === 0 ? (
        <EmptyPanel title="Nothing to do">No device is known to be in trouble.</EmptyPanel>
      ) : null}
      <div className="space-y-4">
        {KINDS.map(([kind, title]) => {
          const items = data.work.filter((item) => item.kind === kind);
          const all = data.workByKind[kind] ?? 0;
          if (all === 0) return null;
          return (
            <Section
              key={kind}
              headingLevel={3}
              title={`${title}: ${countText(all)}`}
              lead={items.length < all ? `The first ${items.length}; the file has all.` : undefined}
            >
              <DataTable caption={title} columns={columns} rows={items} rowKey={({ id }) => id} limitHeight />
            </Section>
          );
        })}
      </div>
    </Section>
  );
}

/** As wide in every table, so that the groups stand below each other as one list. */
function columnsFor(account: string, zone: string): TableColumn<WorkItem>[] {
  return [
    { key: 'where', header: 'Where', width: '24%', cell: (item) => <Where account={account} item={item} /> },
    {
      key: 'what',
      header: 'What',
      width: '22%',
      cell: ({ what, meters, kind }) => (
        <span className="inline-block min-w-40">
          {what}
          {meters > 0 && (kind === 'area' || kind === 'gateway') ? (
            <span className="block text-sm text-quiet">
              {`${countText(meters)} ${meters === 1 ? 'meter' : 'meters'} behind`}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'since',
      header: 'Since',
      width: '11%',
      cell: ({ since }) => (since ? <Age at={since} zone={zone} /> : <span className="text-quiet">not known</span>),
    },
    { key: 'sure', header: 'How sure', width: '8%', cell: ({ sure }) => SURE[sure] },
    {
      key: 'todo',
      header: 'What to do',
      width: '35%',
      cell: ({ todo }) => <span className="inline-block min-w-64 text-sm text-quiet">{todo}</span>,
    },
  ];
}

function Where({ account, item }: { account: string; item: WorkItem }) {
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
