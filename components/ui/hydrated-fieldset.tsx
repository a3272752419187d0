'use client';

import type { ReactNode } from 'react';
import { useHydrated } from './use-hydrated';

interface ReadyFieldsetProps {
  children: ReactNode;
  className?: string;
}

/**
 * Fields that cannot be used before React has the page: what is typed or chosen until then would be lost without a
 * word, and a form would be sent by the browser itself.
 */
export function HydratedFieldset({ children, className = 'contents' }: ReadyFieldsetProps) {
  const hydrated = useHydrated();
  return (
    <fieldset disabled={!hydrated} data-waking={hydrated ? undefined : ''} className={className}>
      {children}
    </fieldset>
  );
}
