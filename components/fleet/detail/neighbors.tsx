'use client';

import Link from 'next/link';
import { Age } from '@/components/ui/age';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { fleetPath, withAccount } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import type { NeighborsData } from '@/lib/contract/fleet';
import type { PremiseRow } from '@/lib/domain/fleet/rows';

interface NeighborsProps {
  account: string;
  neighbours: NeighborsData | null;
  postalCode: string | null;
}

/** Other premises in the postal code, to tell a single home's problem from an area's. */
export function Neighbors({ account, neighbours, postalCode }: NeighborsProps) {
  const formats = useFormats();
  if (neighbours === null || postalCode === null) return null;
  const { premises, troubled, some } = neighbours;
  const premisesPath = `${withAccount('/fleet/premises', account)}&postal=${encodeURIComponent(postalCode)}`;
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
    { key: 'troubled', header: 'Problems', align: 'right', cell: (row) => formats.count(row.troubled) },
    {
      key: 'heard',
      header: 'Last heard',
      cell: ({ heard, timezone }) => (heard ? <Age at={heard} zone={timezone} /> : 'Never'),
    },
  ];
  return (
    <Section
      title={`Neighbors in ${postalCode}`}
      lead={
        premises === 0
          ? 'This enterprise has no other premise in this postal code.'
          : `${formats.count(troubled)} of ${formats.counted(premises, 'other premise')} in this postal code ${troubled === 1 ? 'has' : 'have'} a device with a problem.`
      }
      aside={
        premises === 0 ? null : (
          <Link href={premisesPath} prefetch={false} className="link">
            All premises in {postalCode}
          </Link>
        )
      }
    >
      {some.length > 0 ? (
        <DataTable caption="Neighbors, problems first" rows={some} rowKey={({ id }) => id} columns={columns} />
      ) : null}
    </Section>
  );
}
