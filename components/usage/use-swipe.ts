'use client';

import { type TouchEvent, useRef } from 'react';

const MIN_PX = 60;
const MAX_MS = 400;

interface TouchPoint {
  x: number;
  y: number;
  at: number;
}

/** Returns the step of a swipe: to the right shows what is before, like a page turned back. Null: no swipe. */
export function swipeDirection(from: TouchPoint, to: TouchPoint): -1 | 1 | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (to.at - from.at > MAX_MS || Math.abs(dx) < MIN_PX || Math.abs(dx) < 2 * Math.abs(dy)) return null;
  return dx > 0 ? -1 : 1;
}

/** Returns handlers that call `onSwipe` for a quick swipe to a side; a slow drag reads the chart. */
export function useSwipe(onSwipe: (direction: -1 | 1) => void) {
  const start = useRef<TouchPoint | null>(null);
  const pointOf = ({ changedTouches, timeStamp }: TouchEvent): TouchPoint | null => {
    const touch = changedTouches[0];
    return touch ? { x: touch.clientX, y: touch.clientY, at: timeStamp } : null;
  };
  return {
    onTouchStart: (event: TouchEvent) => {
      start.current = event.touches.length === 1 ? pointOf(event) : null;
    },
    onTouchEnd: (event: TouchEvent) => {
      const end = pointOf(event);
      const direction = start.current && end ? swipeDirection(start.current, end) : null;
      start.current = null;
      if (direction) onSwipe(direction);
    },
  };
}
