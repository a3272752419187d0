'use client';

import type { ReactNode } from 'react';
import { useHydrated } from './use-hydrated';

interface HydratedFieldsetProps {
  children: ReactNode;
  className?: string;
}

/** Disables its fields until hydration: earlier input would be lost, and the browser would submit forms itself. */
export function HydratedFieldset({ children, className = 'contents' }: HydratedFieldsetProps) {
  const hydrated = useHydrated();
  return (
    <fieldset disabled={!hydrated} data-hydrating={hydrated ? undefined : ''} className={className}>
      {children}
    </fieldset>
  );
}
