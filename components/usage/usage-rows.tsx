'use client';

import { Button, buttonClass } from '@/components/ui/button';
import type { UsageView } from '@/lib/client/usage-view';
import { usageCsvUrl } from '@/lib/contract/api-urls';
import { countText } from '@/lib/domain/numbers';
import type { Series } from '@/lib/domain/series';
import type { MeterLook } from './meter-look';
import { periodTitle } from './period-words';
import { SeriesTable } from './series-table';

interface UsageRowsProps {
  account: string;
  view: UsageView;
  usage: Series;
  baseline: Series | null;
  look: MeterLook;
  onToggle: (open: boolean) => void;
}

/** The rows behind the chart: as a table on this page, and as a file. */
export function UsageRows({ account, view, usage, baseline, look, onToggle }: UsageRowsProps) {
  const { start, end, granularity } = view;
  const title = periodTitle(view);
  return (
    <section aria-label="Rows" className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button aria-expanded={view.table} onClick={() => onToggle(!view.table)}>
          {view.table ? 'Hide table' : 'Show table'}
        </Button>
        <a
          className={buttonClass()}
          href={usageCsvUrl(account, { meterId: usage.meterId, start, end, granularity })}
          download
        >
          Download CSV
        </a>
        <span className="text-sm text-quiet">{`${countText(usage.buckets.length)} rows`}</span>
      </div>
      {view.table ? (
        <SeriesTable
          caption={`${look.facts.label}, ${title}`}
          usage={usage}
          baseline={baseline}
          used={look.nets ? 'Net' : look.words.used}
          decimals={look.decimals}
        />
      ) : null}
    </section>
  );
}
