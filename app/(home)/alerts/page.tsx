import type { Metadata } from 'next';
import { AlertsView } from '@/components/alerts/alerts-view';
import { alertsKey } from '@/lib/contract/query-keys';
import { getContext } from '@/lib/server/start/context';
import { listAlerts } from '@/lib/server/use-cases/alerts';
import { Hydrated } from '../../hydrated';
import { type PageSearch, requireViewer } from '../require-viewer';

export const metadata: Metadata = { title: 'Alerts' };

export default async function AlertsPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer, account } = await requireViewer('/alerts', searchParams, { guests: true });
  const context = await getContext();
  const load = () => listAlerts(context, viewer, { account });
  return (
    <Hydrated prefetch={[{ key: alertsKey(account), load }]}>
      <AlertsView key={account} account={account} />
    </Hydrated>
  );
}
