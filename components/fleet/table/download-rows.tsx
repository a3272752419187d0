'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { withAccount } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import { useMayStartWork } from '@/lib/client/use-may-start-work';
import { fleetRowsCsvUrl } from '@/lib/contract/api-urls';
import type { FleetTableName } from '@/lib/domain/fleet/tables';

interface DownloadRowsProps {
  account: string;
  list: FleetTableName;
  search: string;
  count: number;
  /** Ids of the selected rows. */
  selected: readonly string[];
  onClear: () => void;
}

/** As many as our API takes at once. */
export const MAX_SELECTED = 100;

/** Downloads the matching or the selected rows. A plain link, so that the browser streams a file of any size to disk. */
export function DownloadRows({ account, list, search, count, selected, onClear }: DownloadRowsProps) {
  const formats = useFormats();
  const mayStartWork = useMayStartWork(account);
  if (selected.length === 0) {
    return (
      <>
        <a href={fleetRowsCsvUrl(account, list, search)} download className={buttonClass('plain')}>
          {`Download ${formats.counted(count, 'row')} as CSV`}
        </a>
        {mayStartWork && search !== '' ? (
          <Link href={reportsPath(account, list, search)} prefetch={false} className={buttonClass('quiet')}>
            Reports about these
          </Link>
        ) : null}
      </>
    );
  }
  const rows = new URLSearchParams(search);
  for (const id of selected.slice(0, MAX_SELECTED)) rows.append('id', id);
  return (
    <>
      <a href={fleetRowsCsvUrl(account, list, rows.toString())} download className={buttonClass('primary')}>
        {`Download ${formats.counted(Math.min(selected.length, MAX_SELECTED), 'selected row')} as CSV`}
      </a>
      <Button tone="quiet" onClick={onClear}>
        Clear selection
      </Button>
    </>
  );
}

/** Returns the address of the reports page, about what the table shows now. */
function reportsPath(account: string, list: FleetTableName, search: string): string {
  const report = list === 'grid' ? 'grid-latest' : list === 'areas' ? 'premises' : list;
  return `${withAccount('/reports', account)}&${new URLSearchParams({ report, filter: `${list}?${search}` })}`;
}
