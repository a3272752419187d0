'use client';

import { buttonClass } from '@/components/ui/button-class';
import { fleetRowsCsvUrl } from '@/lib/contract/api-urls';
import type { FleetTableName } from '@/lib/domain/fleet/tables';
import { counted } from '@/lib/domain/numbers';

interface DownloadRowsProps {
  account: string;
  list: FleetTableName;
  search: string;
  count: number;
}

/** Downloads the matching rows. A plain link, so that the browser streams a file of any size to disk. */
export function DownloadRows({ account, list, search, count }: DownloadRowsProps) {
  return (
    <a href={fleetRowsCsvUrl(account, list, search)} download className={buttonClass('plain')}>
      {`Download ${counted(count, 'row')} as CSV`}
    </a>
  );
}
