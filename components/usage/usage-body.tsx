'use client';

import { UsageChart } from '@/components/charts/usage-chart';
import { Age } from '@/components/ui/age';
import { Card } from '@/components/ui/section';
import type { Meter } from '@/lib/domain/premise';
import type { UsageDisplay } from './usage-display';
import { UsageRows } from './usage-rows';
import { UsageTotals } from './usage-totals';

interface UsageBodyProps {
  account: string;
  meter: Meter;
  shown: UsageDisplay;
  baselineLoading: boolean;
  onTable: (open: boolean) => void;
}

/** Chart, totals and rows of one series. */
export function UsageBody({ account, meter, shown, baselineLoading, onTable }: UsageBodyProps) {
  const { usage, baseline, average, display, summary, meta } = shown;
  return (
    <div className="space-y-4">
      <Card className="px-3 pt-3 pb-2 sm:px-4">
        <UsageChart
          usage={usage}
          baseline={baseline}
          average={average}
          usageLabels={display.labels}
          unit={display.facts.unit}
          rateUnit={display.facts.rateUnit}
          color={display.color}
          reverseColor={display.reverseColor}
          drawnBelowAxis={display.drawnBelowAxis}
          summary={shown.description}
        />
      </Card>
      <UsageTotals
        usage={usage}
        baseline={baseline}
        comparison={summary.comparison}
        baselineLoading={baselineLoading}
        asOf={meta.asOf}
        meter={meter}
        display={display}
      />
      <p className="text-sm text-quiet">
        <Age at={meta.asOf} zone={usage.timezone} prefix="Updated" />
        {meta.source === 'stale' ? ', may be out of date' : null}
      </p>
      <UsageRows account={account} shown={shown} onToggle={onTable} />
    </div>
  );
}
