'use client';

import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import type { ApiProblem } from '@/lib/client/api-problem';
import { downloadFile } from '@/lib/client/download';
import { useFormats } from '@/lib/client/formats';
import { fleetRowsCsvUrl, reportUrl } from '@/lib/contract/api-urls';

/** Returns the address of the list as CSV: a home's meters with their current values, or an enterprise's meters. */
export function listCsvUrl(account: string): string {
  return account === 'home' ? reportUrl(account, 'account', 'csv', {}) : fleetRowsCsvUrl(account, 'meters', '');
}

/** Downloads all meters of the list, also those that a search hides, and shows why if that fails. */
export function DownloadList({ account, meters }: { account: string; meters: number }) {
  const formats = useFormats();
  const download = useMutation<void, ApiProblem>({ mutationFn: () => downloadFile(listCsvUrl(account)) });
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button onClick={() => download.mutate()} busy={download.isPending}>
        {`Download ${formats.counted(meters, 'meter')} as CSV`}
      </Button>
      <span role="status" className="text-sm text-bad">
        {download.error?.detail ?? null}
      </span>
    </div>
  );
}
