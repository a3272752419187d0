'use client';

import { useNow } from '@/components/ui/now';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { useFormats } from '@/lib/client/formats';
import type { ReportCostData } from '@/lib/contract/report-cost';
import { requestCostText, waitText } from '@/lib/domain/cost-text';

interface ReportCostLineProps {
  account: string;
  /** Undefined while loading. */
  cost: ReportCostData | undefined;
  /** Why the cost is unknown. */
  problem: string | null;
}

/** What a report costs before it starts; for a home only when it has to wait. Keeps its height while loading. */
export function ReportCostLine({ account, cost, problem }: ReportCostLineProps) {
  const formats = useFormats();
  const zone = useViewerZone();
  const now = useNow(10);
  const isHome = account === 'home';
  return (
    <div role="status" className="min-h-[1.5rem] text-quiet">
      {cost ? (
        <>
          <p>{isHome ? waitText(cost, now, zone, formats) : `Costs ${requestCostText(cost, now, zone, formats)}.`}</p>
          {cost.asJob ? <p>Runs in the background. You can close this page.</p> : null}
        </>
      ) : (
        <p>{problem ?? (isHome ? '' : 'Estimating the cost…')}</p>
      )}
    </div>
  );
}
