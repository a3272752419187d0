'use client';

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { serverNow, startServerClock } from '@/lib/client/server-clock';

const RenderedAt = createContext(0);

/**
 * Provides the time at which the server rendered, so that the first render in the browser matches it, and sets the
 * browser's copy of the server's clock by it.
 */
export function NowProvider({ renderedAt, children }: { renderedAt: number; children: ReactNode }) {
  // In the first render, so that the clock is right before anything below reads it.
  useState(() => startServerClock(renderedAt));
  return <RenderedAt value={renderedAt}>{children}</RenderedAt>;
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Subscribes to the page's only timer. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * Returns the server's time in milliseconds, rounded down to `stepSeconds`, so that components render only when it
 * changes. During hydration it is the time at which the server rendered.
 */
export function useNow(stepSeconds = 10): number {
  const renderedAt = useContext(RenderedAt);
  const step = stepSeconds * 1000;
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(serverNow() / step) * step,
    () => Math.floor(renderedAt / step) * step,
  );
}
