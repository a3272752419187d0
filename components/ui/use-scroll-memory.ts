'use client';

import { type RefObject, useEffect } from 'react';

/** Scroll positions by address, for the time that the browser shows this site without loading it anew. */
const positions = new Map<string, number>();

/**
 * Keeps a frame's scroll position when one of its links is followed, and restores it when the page with the same address
 * is shown again.
 */
export function useScrollMemory(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    const address = window.location.pathname + window.location.search;
    const kept = positions.get(address);
    positions.delete(address);
    if (kept !== undefined) element?.scrollTo({ top: kept });
    const onClick = (event: MouseEvent) => {
      const { target } = event;
      if (!(target instanceof Element) || !element || !target.closest('a')) return;
      positions.set(window.location.pathname + window.location.search, element.scrollTop);
    };
    element?.addEventListener('click', onClick);
    return () => element?.removeEventListener('click', onClick);
  }, [frame]);
}
