'use client';

import { Notice } from '@/components/ui/notice';
import { FailureNotice } from '@/components/ui/query-state';
import { useViewerZone } from '@/components/ui/viewer-zone';
import type { ApiProblem } from '@/lib/client/api-problem';

/** Why nothing was saved, under the button that was pressed. */
export function DownloadFailure({ error, onRetry }: { error: ApiProblem | null; onRetry: () => void }) {
  const zone = useViewerZone();
  if (!error) return null;
  if (error.code === 'started') {
    return (
      <div className="mt-3">
        <Notice role="status">{error.detail}</Notice>
      </div>
    );
  }
  return (
    <div className="mt-3">
      <FailureNotice title="Nothing was saved" error={error} zone={zone} onRetry={onRetry} />
    </div>
  );
}
