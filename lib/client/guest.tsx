'use client';

import { createContext, type ReactNode, useContext } from 'react';

const IsGuest = createContext(false);

/** Says to all that is inside whether the reader is a guest. */
export function GuestProvider({ isGuest, children }: { isGuest: boolean; children: ReactNode }) {
  return <IsGuest value={isGuest}>{children}</IsGuest>;
}

/** True for a guest, who can look at one home and change nothing. The server checks it, too. */
export function useIsGuest(): boolean {
  return useContext(IsGuest);
}

/** Shows what only people of a home can use, and nothing to a guest. */
export function NotForGuests({ children }: { children: ReactNode }) {
  return useIsGuest() ? null : children;
}
