'use client';

import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { usageCsvUrl } from '@/lib/contract/api-urls';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { countText } from '@/lib/domain/numbers';
import { SeriesTable } from './series-table';
import type { ShownUsage } from './shown-usage';

interface UsageRowsProps {
  account: string;
  shown: ShownUsage;
  onToggle: (open: boolean) => void;
}

/** The rows behind the chart: as a table on this page, and as a file. */
export function UsageRows({ account, shown, onToggle }: UsageRowsProps) {
  const { view, usage, baseline, look, title } = shown;
  const { start, end, granularity } = view;
  const own = meterTypeOf(usage.meterType).unit;
  const rows = usage.buckets.filter((bucket) => bucket.state !== 'future').length;
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
        <span className="text-sm text-quiet">
          {`${countText(rows)} ${rows === 1 ? 'row' : 'rows'}`}
          {own === usage.unit ? null : `, in the file in the meter’s own ${own}`}
        </span>
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
