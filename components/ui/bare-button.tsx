'use client';

import type { ComponentProps } from 'react';
import { useHydrated } from './use-hydrated';

/** A button without a look of its own. Closed until React has the page: an earlier press would be lost without a word. */
export function BareButton({ disabled = false, ...rest }: ComponentProps<'button'>) {
  const hydrated = useHydrated();
  return <button type="button" {...rest} disabled={disabled || !hydrated} />;
}
