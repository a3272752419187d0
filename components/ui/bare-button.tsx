'use client';

import type { ComponentProps } from 'react';
import { useHydrated } from './use-hydrated';

/** A button without styles. Disabled until hydration, so that early clicks are not lost. */
export function BareButton({ disabled = false, ...rest }: ComponentProps<'button'>) {
  const hydrated = useHydrated();
  return <button type="button" {...rest} disabled={disabled || !hydrated} />;
}
