import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PremisesView } from '@/components/premises/premises-view';
import { withAccount } from '@/lib/client/account-param';
import { homePath } from '@/lib/client/last-home';
import { FIRST_PREMISES } from '@/lib/client/premises-query';
import { premisesKey } from '@/lib/contract/query-keys';
import { AppError } from '@/lib/server/errors';
import { getContext } from '@/lib/server/start/context';
import { listPremises } from '@/lib/server/use-cases/list-premises';
import { Hydrated } from '../../../hydrated';
import { type PageSearch, requireViewer } from '../../require-viewer';

export const metadata: Metadata = { title: 'All homes' };

export default async function PremisesPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer, account } = await requireViewer('/premises', searchParams, { guests: true });
  if (account !== 'home') redirect(withAccount('/fleet/premises', account));
  const context = await getContext();
  const premises = listPremises(context, viewer, { account, ...FIRST_PREMISES });
  const only = await onlyHome(premises);
  if (only !== null) redirect(homePath(only));
  const load = () => premises;
  return (
    <Hydrated prefetch={[{ key: premisesKey(account, FIRST_PREMISES), load }]}>
      <PremisesView account={account} />
    </Hydrated>
  );
}

/** Returns the id of an account's only home; null for none, for several, and when they cannot be loaded. */
async function onlyHome(answer: ReturnType<typeof listPremises>): Promise<string | null> {
  try {
    const { total, premises } = (await answer).data;
    return total === 1 ? (premises[0]?.id ?? null) : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
