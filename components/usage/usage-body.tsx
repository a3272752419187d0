'use client';

import { UsageChart } from '@/components/charts/usage-chart';
import { Age } from '@/components/ui/age';
import { Card } from '@/components/ui/section';
import type { Meter } from '@/lib/domain/premise';
import type { ShownUsage } from './shown-usage';
import { UsageRows } from './usage-rows';
import { UsageTotals } from './usage-totals';

interface UsageBodyProps {
  account: string;
  meter: Meter;
  shown: ShownUsage;
  baselineLoading: boolean;
  onTable: (open: boolean) => void;
}

/** The evidence: chart, totals and rows, all of the same series. */
export function UsageBody({ account, meter, shown, baselineLoading, onTable }: UsageBodyProps) {
  const { usage, baseline, look, answer, meta } = shown;
  return (
    <div className="space-y-4">
      <Card className="px-3 pt-3 pb-2 sm:px-4">
        <UsageChart
          usage={usage}
          baseline={baseline}
          words={look.words}
          unit={look.facts.unit}
          rateUnit={look.facts.rateUnit}
          color={look.color}
          backColour={look.backColour}
          upsideDown={look.upsideDown}
          summary={shown.summary}
        />
      </Card>
      <UsageTotals
        usage={usage}
        baseline={baseline}
        comparison={answer.comparison}
        waiting={baselineLoading}
        meter={meter}
        look={look}
      />
      <p className="text-sm text-quiet">
        <Age at={meta.asOf} zone={usage.timezone} prefix="As of" />
        {meta.source === 'stale' ? ', older than it should be' : null}
      </p>
      <UsageRows account={account} shown={shown} onToggle={onTable} />
    </div>
  );
}
