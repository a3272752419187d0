import 'server-only';
import { notFound, redirect } from 'next/navigation';
import type { Viewer } from '@/lib/server/account';
import { type PageSearch, requireViewer } from '../(home)/require-viewer';

/**
 * Returns the viewer and the requested enterprise: redirects to the viewer's first one where the address has none, and
 * responds 'not found' for one the viewer may not see. `search` is the address's query, with repeated names.
 */
export async function requireEnterprise(
  path: string,
  query: PageSearch,
): Promise<{ viewer: Viewer; account: string; search: URLSearchParams }> {
  const { viewer, account } = await requireViewer(path, query);
  const [first] = viewer.enterprises;
  if (!first) notFound();
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(await query)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) search.append(name, each);
  }
  if (account === 'home') {
    search.set('account', first.id);
    redirect(`${path}?${search}`);
  }
  if (!viewer.enterprises.some(({ id }) => id === account)) notFound();
  return { viewer, account, search };
}
