'use client';

import { useNow } from '@/components/ui/now';
import { useViewerZone } from '@/components/ui/viewer-zone';
import type { ReportCostData } from '@/lib/contract/report-cost';
import { requestCostText } from '@/lib/domain/cost-text';

interface ReportCostProps {
  /** Undefined while it is counted. */
  cost: ReportCostData | undefined;
  /** Why it can't be told. */
  problem: string | null;
  costed: boolean;
}

/** What a report would cost, before it is asked for. Keeps its height while it is counted. */
export function ReportCostLine({ cost, problem, costed }: ReportCostProps) {
  const zone = useViewerZone();
  const now = useNow(10);
  return (
    <div role="status" className="min-h-[1.375rem] text-quiet">
      {!costed ? (
        <p>Made of lists: a few requests, none where they are held.</p>
      ) : cost ? (
        <>
          <p>
            Costs <span className="text-ink">{requestCostText(cost, now, zone)}</span>.
          </p>
          {cost.asJob ? <p>It is made in the background: this page can be closed.</p> : null}
        </>
      ) : (
        <p>{problem ?? 'Counting what it costs…'}</p>
      )}
    </div>
  );
}
