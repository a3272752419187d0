'use client';

import dynamic from 'next/dynamic';
import { BareButton } from '@/components/ui/bare-button';
import { Skeleton } from '@/components/ui/skeleton';
import type { UsageDetailsContentProps } from './usage-details-content';

/** Loaded once it is open: its table is a tenth of the page. */
const UsageDetailsContent = dynamic(
  () => import('./usage-details-content').then((loaded) => loaded.UsageDetailsContent),
  {
    loading: () => <Skeleton className="mx-4 mb-4 h-96" />,
  },
);

interface UsageDetailsProps extends UsageDetailsContentProps {
  open: boolean;
  onToggle: (open: boolean) => void;
}

/** The meter itself and the rows behind the chart, opened on wish: reading, id, table and CSV file. */
export function UsageDetails({ open, onToggle, ...content }: UsageDetailsProps) {
  return (
    <section aria-label="Details" className={`rounded-2xl border border-line bg-surface ${open ? '' : 'screen-only'}`}>
      <BareButton
        aria-expanded={open}
        onClick={() => onToggle(!open)}
        className="flex min-h-12 w-full items-center justify-between rounded-2xl px-4 text-left font-semibold"
      >
        Details
        <svg aria-hidden="true" viewBox="0 0 16 16" className={`size-4 text-quiet ${open ? 'rotate-180' : ''}`}>
          <path d="m3 6 5 5 5-5" fill="none" stroke="currentColor" strokeWidth="1.75" />
        </svg>
      </BareButton>
      {open ? <UsageDetailsContent {...content} /> : null}
    </section>
  );
}
