'use client';

import { useSyncExternalStore } from 'react';
import { deviceZone } from '@/lib/domain/intl-zone';

const neverChanges = () => () => {};

/** Returns the zone of the viewer's device; `UTC` if it has no known one, on the server, and during hydration. */
export function useViewerZone(): string {
  return useSyncExternalStore(neverChanges, deviceZone, () => 'UTC');
}
