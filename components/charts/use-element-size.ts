'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';

/** An element and its inner size in whole pixels; 0 by 0 until it is measured. */
export interface MeasuredElement {
  ref: RefObject<HTMLDivElement | null>;
  width: number;
  height: number;
}

/** Measures the element that gets `ref`, and measures again when its size changes. */
export function useElementSize(): MeasuredElement {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      setSize({ width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, ...size };
}
