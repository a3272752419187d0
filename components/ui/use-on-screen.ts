'use client';

import { type RefObject, useEffect, useState } from 'react';

/** True while `element` is on screen or within 120 px of it. */
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
