'use client';

import { useNow } from '@/components/ui/now';
import { useFormats } from '@/lib/client/formats';

interface NextUpdateProps {
  /** When the latest readings arrived, in milliseconds of the server's clock. */
  receivedAt: number;
  /** Milliseconds from then to the next update; false when there is none. */
  waitMs: number | false;
  fetching: boolean;
  zone: string;
}

/** Shows when the next readings come, with a progress line that is hidden under reduced motion. */
export function NextUpdate({ receivedAt, waitMs, fetching, zone }: NextUpdateProps) {
  const formats = useFormats();
  const now = useNow(1);
  if (waitMs === false) return <span>Updates are paused</span>;
  const progress = Math.min(Math.max((now - receivedAt) / waitMs, 0), 1) * 100;
  const next = formats.clock(new Date(receivedAt + waitMs).toISOString(), zone);
  return (
    <span className="inline-block w-28 text-right">
      <span className="whitespace-nowrap">{fetching ? 'Updating…' : `Next at ${next}`}</span>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 2"
        preserveAspectRatio="none"
        className="mt-0.5 block h-0.5 w-full bg-line motion-reduce:hidden"
      >
        <rect width={progress} height="2" className="fill-quiet" />
      </svg>
    </span>
  );
}
