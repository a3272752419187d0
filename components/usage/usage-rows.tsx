'use client';

import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { useFormats } from '@/lib/client/formats';
import { usageCsvUrl } from '@/lib/contract/api-urls';
import { hasRow } from '@/lib/domain/bucket-states';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { SeriesTable, tableColumns } from './series-table';
import type { UsageDisplay } from './usage-display';

interface UsageRowsProps {
  account: string;
  shown: UsageDisplay;
  onToggle: (open: boolean) => void;
}

/** The chart's rows as a table on the page and as a CSV file. */
export function UsageRows({ account, shown, onToggle }: UsageRowsProps) {
  const formats = useFormats();
  const { view, usage, baseline, average, display, title } = shown;
  const { start, end, granularity } = view;
  const meterUnit = meterTypeOf(usage.meterType).unit;
  const rows = usage.buckets.filter(hasRow).length;
  return (
    <section aria-label="Rows" className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button aria-expanded={view.table} onClick={() => onToggle(!view.table)}>
          {view.table ? 'Hide table' : 'Show table'}
        </Button>
        <a
          className={buttonClass()}
          href={usageCsvUrl(account, { meterId: usage.meterId, start, end, granularity }, tableColumns(shown))}
          download
        >
          Download CSV
        </a>
        <span className="text-sm text-quiet">
          {formats.counted(rows, 'row')}
          {meterUnit === usage.unit ? null : `; the file is in ${meterUnit}`}
        </span>
      </div>
      {view.table ? (
        <SeriesTable
          caption={`${display.facts.label}, ${title}`}
          usage={usage}
          baseline={baseline}
          average={average}
          used={display.isNet ? 'Net' : display.labels.used}
          decimals={display.decimals}
        />
      ) : null}
    </section>
  );
}
