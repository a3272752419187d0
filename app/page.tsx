import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { homePath, LAST_HOME_COOKIE, parseLastHome } from '@/lib/client/last-home';
import { getViewerOrGuest } from '@/lib/server/http/viewer';
import { getContext } from '@/lib/server/start/context';
import { getLandingHome } from '@/lib/server/use-cases/get-landing-home';

/** Leads to the home that was opened last. Without one, to the list of homes, which says why. */
export default async function RootPage() {
  const viewer = await getViewerOrGuest();
  if (!viewer) redirect('/sign-in');
  const lastOpened = parseLastHome((await cookies()).get(LAST_HOME_COOKIE)?.value);
  const home = await getLandingHome(await getContext(), viewer, lastOpened);
  redirect(home === null ? '/premises' : homePath(home));
}
