'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False in what the server sent, true once React has the page and hears what is typed. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
