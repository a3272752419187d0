'use client';

import { useSyncExternalStore } from 'react';

const neverChanges = () => () => {};

/** Returns the IANA zone of the viewer's device; `UTC` on the server and during hydration. */
export function useViewerZone(): string {
  return useSyncExternalStore(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
}
