'use client';

import { useNow } from '@/components/ui/now';
import { clockInZone } from '@/lib/domain/times';

interface NextUpdateProps {
  /** Milliseconds: when the last answer arrived, and how long till the next is asked for; false: not by itself. */
  arrivedAt: number;
  waitMs: number | false;
  fetching: boolean;
  zone: string;
  /** Why the pace is what it is. */
  reason: string;
}

/** When the next readings come: words, and a thin line that fills second by second (not under reduced motion). */
export function NextUpdate({ arrivedAt, waitMs, fetching, zone, reason }: NextUpdateProps) {
  const now = useNow(1);
  if (waitMs === false) return <span>No further updates for now</span>;
  const gone = Math.min(Math.max((now - arrivedAt) / waitMs, 0), 1) * 100;
  const at = clockInZone(new Date(arrivedAt + waitMs).toISOString(), zone);
  return (
    <span className="inline-block w-28 text-right" title={reason}>
      <span className="whitespace-nowrap">{fetching ? 'Updating…' : `Next at ${at}`}</span>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 2"
        preserveAspectRatio="none"
        className="mt-0.5 block h-0.5 w-full bg-line motion-reduce:hidden"
      >
        <rect width={gone} height="2" className="fill-quiet" />
      </svg>
    </span>
  );
}
