'use client';

import { buttonClass } from '@/components/ui/button-class';
import { useFormats } from '@/lib/client/formats';
import { fleetRowsCsvUrl } from '@/lib/contract/api-urls';
import type { FleetTableName } from '@/lib/domain/fleet/tables';

interface DownloadRowsProps {
  account: string;
  list: FleetTableName;
  search: string;
  count: number;
}

/** Downloads the matching rows. A plain link, so that the browser streams a file of any size to disk. */
export function DownloadRows({ account, list, search, count }: DownloadRowsProps) {
  const formats = useFormats();
  return (
    <a href={fleetRowsCsvUrl(account, list, search)} download className={buttonClass('plain')}>
      {`Download ${formats.counted(count, 'row')} as CSV`}
    </a>
  );
}
