import type { Metadata } from 'next';
import { FleetTableView } from '@/components/fleet/table/fleet-table-view';
import type { PageSearch } from '../../../(home)/require-viewer';
import { FleetTablePage } from '../../fleet-table-page';

export const metadata: Metadata = { title: 'Meters' };

export default function MetersPage({ searchParams }: { searchParams: PageSearch }) {
  return (
    <FleetTablePage list="meters" searchParams={searchParams}>
      {(account) => <FleetTableView account={account} list="meters" />}
    </FleetTablePage>
  );
}
