'use client';

import { useSyncExternalStore } from 'react';

const neverChanges = () => () => {};

/** The IANA zone of the person's device; `UTC` while React takes over the server's page, which cannot know it. */
export function useViewerZone(): string {
  return useSyncExternalStore(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
}
