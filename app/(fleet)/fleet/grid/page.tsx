import type { Metadata } from 'next';
import { GridView } from '@/components/fleet/grid/grid-view';
import type { PageSearch } from '../../../(home)/require-viewer';
import { FleetTablePage } from '../../fleet-table-page';

export const metadata: Metadata = { title: 'Grid' };

export default function GridPage({ searchParams }: { searchParams: PageSearch }) {
  return (
    <FleetTablePage list="grid" searchParams={searchParams}>
      {(account) => <GridView account={account} />}
    </FleetTablePage>
  );
}
