'use client';

import { useNow } from '@/components/ui/now';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { useFormats } from '@/lib/client/formats';
import type { ReportCostData } from '@/lib/contract/report-cost';
import { requestCostText } from '@/lib/domain/cost-text';

interface ReportCostLineProps {
  /** Undefined while loading. */
  cost: ReportCostData | undefined;
  /** Why the cost is unknown. */
  problem: string | null;
}

/** A report's cost before it starts. Keeps its height while loading. */
export function ReportCostLine({ cost, problem }: ReportCostLineProps) {
  const formats = useFormats();
  const zone = useViewerZone();
  const now = useNow(10);
  return (
    <div role="status" className="min-h-[1.375rem] text-quiet">
      {cost ? (
        <>
          <p>
            Costs <span className="text-ink">{requestCostText(cost, now, zone, formats)}</span>.
          </p>
          {cost.asJob ? <p>Runs in the background. You can close this page.</p> : null}
        </>
      ) : (
        <p>{problem ?? 'Estimating the cost…'}</p>
      )}
    </div>
  );
}
