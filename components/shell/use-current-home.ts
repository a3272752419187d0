'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { saveChoiceCookie } from '@/lib/client/choice-cookie';
import { homeOfPath, LAST_HOME_COOKIE } from '@/lib/client/last-home';
import type { SessionData } from '@/lib/contract/session';

/**
 * Returns the id of the home that the user looks at: that of the page, else the one opened last, else the first; null
 * without homes. Remembers it for the next visit. `lastHome` is what the server read from the cookie.
 */
export function useCurrentHome(
  { homes, homeCount }: Pick<SessionData, 'homes' | 'homeCount'>,
  lastHome: string | null,
): string | null {
  const ofPath = homeOfPath(usePathname());
  const [last, setLast] = useState(lastHome);
  if (ofPath !== null && ofPath !== last) setLast(ofPath);
  useEffect(() => {
    if (ofPath !== null) saveChoiceCookie(LAST_HOME_COOKIE, encodeURIComponent(ofPath));
  }, [ofPath]);
  const known = ofPath ?? last;
  // A home of another account, or one that was removed.
  const isListed = homes.length < homeCount || homeCount === 0 || homes.some(({ id }) => id === known);
  if (known !== null && isListed) return known;
  return ofPath ?? homes[0]?.id ?? null;
}
