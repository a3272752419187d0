import 'server-only';
import { redirect } from 'next/navigation';
import type { Viewer } from '@/lib/server/account';
import { getViewerOrGuest } from '@/lib/server/http/viewer';

export type PageSearch = Promise<Record<string, string | string[] | undefined>>;

/**
 * Returns the viewer and the requested account. Without a session, redirects to sign-in and back to `path` afterwards,
 * and a guest to the home of the link, unless the page is for `guests`, too. An enterprise's premises and meters are
 * pages of its fleet: redirects there.
 */
export async function requireViewer(
  path: string,
  search: PageSearch,
  { guests = false }: { guests?: boolean } = {},
): Promise<{ viewer: Viewer; account: string }> {
  const values = await search;
  const viewer = await getViewerOrGuest();
  if (viewer?.guest && !guests) redirect('/');
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) query.append(name, each);
  }
  if (!viewer) redirect(`/sign-in?next=${encodeURIComponent(query.size > 0 ? `${path}?${query}` : path)}`);
  const account = accountOf(values);
  const [, list, premiseId, , meterId] = path.split('/');
  if (account !== 'home' && list === 'premises') {
    const place = meterId ? `meters/${meterId}` : ['premises', premiseId].filter(Boolean).join('/');
    redirect(`/fleet/${place}?${query}`);
  }
  return { viewer, account };
}

/** Returns the requested account. */
export function accountOf({ account }: Awaited<PageSearch>): string {
  return typeof account === 'string' && account ? account : 'home';
}
