'use client';

import { UsageChart } from '@/components/charts/usage-chart';
import { Age } from '@/components/ui/age';
import { Card } from '@/components/ui/section';
import type { UsageView } from '@/lib/client/usage-view';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { Meter } from '@/lib/domain/premise';
import type { Series } from '@/lib/domain/series';
import { usageAnswer } from './answer-sentence';
import type { MeterLook } from './meter-look';
import { periodTitle } from './period-words';
import { shownView } from './shown-view';
import { UsageAnswer } from './usage-answer';
import { UsageRows } from './usage-rows';
import { UsageTotals } from './usage-totals';

interface UsageBodyProps {
  account: string;
  meter: Meter;
  view: UsageView;
  today: string;
  answer: ApiAnswer<Series>;
  baseline: Series | null;
  baselineLoading: boolean;
  look: MeterLook;
  /** What is drawn belongs to the view before; the one asked for is on its way. */
  dim: boolean;
  onTable: (open: boolean) => void;
}

/** The answer, the totals, the chart, the table: all of the same series. */
export function UsageBody(props: UsageBodyProps) {
  const { account, meter, today, baseline, look, dim } = props;
  const { data: usage, meta } = props.answer;
  const view = dim ? shownView(props.view, usage) : props.view;
  const whose = account === 'home' ? 'your' : 'the';
  const answer = usageAnswer({ view, today, usage, baseline, look, whose });
  const spoken = `${look.facts.label}, ${periodTitle(view)}. ${answer.lead} ${answer.amount ?? ''}${answer.tail}.`;
  return (
    <div aria-busy={dim} className={`mt-4 space-y-4 transition-opacity ${dim ? 'opacity-50' : ''}`}>
      <UsageAnswer answer={answer} />
      <UsageTotals
        usage={usage}
        baseline={baseline}
        comparison={answer.comparison}
        waiting={props.baselineLoading}
        meter={meter}
        look={look}
      />
      <Card className="px-3 pt-3 pb-2 sm:px-4">
        <UsageChart
          key={`${usage.start} ${usage.granularity}`}
          usage={usage}
          baseline={baseline}
          words={look.words}
          unit={look.facts.unit}
          rateUnit={look.facts.rateUnit}
          colour={look.colour}
          backColour={look.backColour}
          upsideDown={look.upsideDown}
          summary={spoken}
        />
      </Card>
      <p className="text-sm text-quiet">
        <Age at={meta.asOf} zone={usage.timezone} prefix="As of" />
        {meta.source === 'stale' ? ', older than it should be' : null}
      </p>
      <UsageRows account={account} view={view} usage={usage} baseline={baseline} look={look} onToggle={props.onTable} />
    </div>
  );
}
