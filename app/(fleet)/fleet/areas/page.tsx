import type { Metadata } from 'next';
import { FleetTableView } from '@/components/fleet/table/fleet-table-view';
import type { PageSearch } from '../../../(home)/require-viewer';
import { FleetTablePage } from '../../fleet-table-page';

export const metadata: Metadata = { title: 'Areas' };

export default function AreasPage({ searchParams }: { searchParams: PageSearch }) {
  return (
    <FleetTablePage list="areas" searchParams={searchParams}>
      {(account) => <FleetTableView account={account} list="areas" />}
    </FleetTablePage>
  );
}
