'use client';

import { Banner } from '@/components/ui/banner';
import { FailureBanner } from '@/components/ui/query-state';
import { useViewerZone } from '@/components/ui/viewer-zone';
import type { ApiProblem } from '@/lib/client/api-problem';

/** Why a download failed, shown below its button. */
export function DownloadFailure({ error, onRetry }: { error: ApiProblem | null; onRetry: () => void }) {
  const zone = useViewerZone();
  if (!error) return null;
  if (error.code === 'started') {
    return (
      <div className="mt-3">
        <Banner role="status">{error.detail}</Banner>
      </div>
    );
  }
  return (
    <div className="mt-3">
      <FailureBanner title="Download failed" error={error} zone={zone} onRetry={onRetry} />
    </div>
  );
}
