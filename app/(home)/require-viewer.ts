import 'server-only';
import { redirect } from 'next/navigation';
import type { Viewer } from '@/lib/server/account';
import { getViewer } from '@/lib/server/http/viewer';

export type PageSearch = Promise<Record<string, string | string[] | undefined>>;

/** Returns the viewer and the requested account. Without a session, redirects to sign-in and back to `path` afterwards. */
export async function requireViewer(path: string, search: PageSearch): Promise<{ viewer: Viewer; account: string }> {
  const values = await search;
  const viewer = await getViewer();
  if (!viewer) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) {
      for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) query.append(name, each);
    }
    const next = query.size > 0 ? `${path}?${query}` : path;
    redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  }
  return { viewer, account: accountOf(values) };
}

/** Returns the requested account. */
export function accountOf({ account }: Awaited<PageSearch>): string {
  return typeof account === 'string' && account ? account : 'home';
}
