import type { Metadata } from 'next';
import { CrewSheetView } from '@/components/fleet/crew/crew-sheet-view';
import { crewSheetKey } from '@/lib/contract/query-keys';
import { workSelectionParams } from '@/lib/contract/worklist';
import { getContext } from '@/lib/server/start/context';
import { getCrewSheet } from '@/lib/server/use-cases/fleet/worklist';
import type { PageSearch } from '../../../(home)/require-viewer';
import { Hydrated } from '../../../hydrated';
import { requireEnterprise } from '../../require-enterprise';

export const metadata: Metadata = { title: 'Crew sheet' };

export default async function CrewSheetPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer, account, search } = await requireEnterprise('/fleet/crew', searchParams);
  const context = await getContext();
  search.delete('account');
  const given = Object.fromEntries([...new Set(search.keys())].map((key) => [key, search.getAll(key)]));
  const { q, sort, dir, ...filters } = given;
  const parsed = workSelectionParams.safeParse({ account, q: q?.[0], sort: sort?.[0], dir: dir?.[0], ...filters });
  const load = () => getCrewSheet(context, viewer, parsed.data ?? workSelectionParams.parse({ account }));
  return (
    <Hydrated prefetch={parsed.success ? [{ key: crewSheetKey(account, search.toString()), load }] : []}>
      <CrewSheetView account={account} />
    </Hydrated>
  );
}
