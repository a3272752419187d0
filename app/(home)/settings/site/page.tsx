import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SiteView } from '@/components/site/site-view';
import { siteKey } from '@/lib/contract/query-keys';
import { getContext } from '@/lib/server/start/context';
import { getSite } from '@/lib/server/use-cases/site-admin';
import { Hydrated } from '../../../hydrated';
import { type PageSearch, requireViewer } from '../../require-viewer';

export const metadata: Metadata = { title: 'This site' };

export default async function SitePage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer } = await requireViewer('/settings/site', searchParams);
  if (viewer.isAdmin !== true) notFound();
  const context = await getContext();
  return (
    <Hydrated prefetch={[{ key: siteKey(), load: () => getSite(context, viewer) }]}>
      <SiteView />
    </Hydrated>
  );
}
