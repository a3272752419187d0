'use client';

import { type RefObject, useEffect, useState } from 'react';

/** True once `element` is, or is about to be, on screen; false again when it has left by more than a screen. */
export function useOnScreen(element: RefObject<Element | null>): boolean {
  const [onScreen, setOnScreen] = useState(false);

  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new IntersectionObserver((entries) => setOnScreen(entries.some((entry) => entry.isIntersecting)), {
      rootMargin: '120px',
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);

  return onScreen;
}
