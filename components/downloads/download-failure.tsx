'use client';

import { FailureNotice } from '@/components/ui/query-state';
import { useViewerZone } from '@/components/ui/viewer-zone';
import type { ApiProblem } from '@/lib/client/api-problem';

/** Why nothing was saved, under the button that was pressed. */
export function DownloadFailure({ error, onRetry }: { error: ApiProblem | null; onRetry: () => void }) {
  const zone = useViewerZone();
  if (!error) return null;
  return (
    <div className="mt-3">
      <FailureNotice title="Nothing was saved" error={error} zone={zone} onRetry={onRetry} />
    </div>
  );
}
