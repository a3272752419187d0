'use client';

import { useEffect, useState } from 'react';
import { serverNow } from '@/lib/client/server-clock';

/** A countdown that `start(seconds)` begins; `left` is the seconds left, 0 when none is running. */
export function useCountdown(): { left: number; start: (seconds: number) => void } {
  const [until, setUntil] = useState(0);
  const [left, setLeft] = useState(0);

  useEffect(() => {
    if (until === 0) return;
    const tick = () => setLeft(Math.max(Math.ceil((until - serverNow()) / 1000), 0));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [until]);

  return {
    left,
    start: (seconds) => {
      setLeft(seconds);
      setUntil(serverNow() + seconds * 1000);
    },
  };
}
