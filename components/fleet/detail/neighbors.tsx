'use client';

import Link from 'next/link';
import { Age } from '@/components/ui/age';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { fleetPath, withAccount } from '@/lib/client/account-param';
import type { NeighborsData } from '@/lib/contract/fleet';
import type { PremiseRow } from '@/lib/domain/fleet/rows';
import { countText } from '@/lib/domain/numbers';

interface NeighboursProps {
  account: string;
  neighbours: NeighborsData | null;
  postalCode: string | null;
}

/** Other premises of the postal code: is it one home's trouble, or the street's? */
export function Neighbors({ account, neighbours, postalCode }: NeighboursProps) {
  if (neighbours === null || postalCode === null) return null;
  const { premises, troubled, some } = neighbours;
  const all = `${withAccount('/fleet/premises', account)}&postal=${encodeURIComponent(postalCode)}`;
  const columns: TableColumn<PremiseRow>[] = [
    {
      key: 'premise',
      header: 'Premise',
      cell: ({ id, premise, address }) => (
        <Link href={fleetPath(account, 'premises', id)} prefetch={false} className="link">
          {premise ?? (address || id)}
        </Link>
      ),
    },
    { key: 'address', header: 'Address', cell: ({ address }) => address || '–' },
    { key: 'troubled', header: 'In trouble', align: 'right', cell: (row) => countText(row.troubled) },
    {
      key: 'heard',
      header: 'Last heard',
      cell: ({ heard, timezone }) => (heard ? <Age at={heard} zone={timezone} /> : 'Never'),
    },
  ];
  return (
    <Section
      title={`Neighbours in ${postalCode}`}
      lead={
        premises === 0
          ? 'No other premise of this enterprise has this postal code.'
          : `${countText(troubled)} of ${countText(premises)} other ${premises === 1 ? 'premise' : 'premises'} of this postal code ${troubled === 1 ? 'has' : 'have'} a device in trouble.`
      }
      aside={
        premises === 0 ? null : (
          <Link href={all} prefetch={false} className="link">
            All of {postalCode}
          </Link>
        )
      }
    >
      {some.length > 0 ? (
        <DataTable caption="Neighbours, those in trouble first" rows={some} rowKey={({ id }) => id} columns={columns} />
      ) : null}
    </Section>
  );
}
