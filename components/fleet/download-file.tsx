'use client';

import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BareButton } from '@/components/ui/bare-button';
import type { ApiProblem } from '@/lib/client/api-problem';
import { downloadFile } from '@/lib/client/download';

/** A small link that downloads a file from this site and shows an error if that fails. */
export function DownloadFile({ url, children }: { url: string; children: ReactNode }) {
  const download = useMutation<void, ApiProblem>({ mutationFn: () => downloadFile(url) });
  return (
    <span>
      <BareButton
        onClick={() => download.mutate()}
        aria-disabled={download.isPending || undefined}
        className="link min-h-6 text-sm"
      >
        {children}
      </BareButton>
      <span role="status" className="text-sm text-bad">
        {download.error ? ` ${download.error.detail}` : null}
      </span>
    </span>
  );
}
