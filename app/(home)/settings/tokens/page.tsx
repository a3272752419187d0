import type { Metadata } from 'next';
import { AccessTokensView } from '@/components/access-tokens/access-tokens-view';
import { accessTokensKey } from '@/lib/contract/query-keys';
import { getContext } from '@/lib/server/start/context';
import { listOwnAccessTokens } from '@/lib/server/use-cases/own-access-tokens';
import { Hydrated } from '../../../hydrated';
import { type PageSearch, requireViewer } from '../../require-viewer';

export const metadata: Metadata = { title: 'Access tokens' };

export default async function AccessTokensPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer } = await requireViewer('/settings/tokens', searchParams);
  const context = await getContext();
  const load = () => listOwnAccessTokens(context, viewer);
  return (
    <Hydrated prefetch={[{ key: accessTokensKey(), load }]}>
      <AccessTokensView />
    </Hydrated>
  );
}
