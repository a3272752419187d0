'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { useNow } from '@/components/ui/now';
import { Card } from '@/components/ui/section';
import { reportUrl } from '@/lib/contract/api-urls';
import type { Match } from '@/lib/contract/matches';
import { monthName } from '@/lib/domain/formats/day-text';
import { addLocalDays, monthStart } from '@/lib/domain/local-day';
import { calendarDayInZone } from '@/lib/domain/times';
import { DownloadFailure } from './download-failure';
import { allDataParameters, homesOf } from './tile-words';
import { useDownload } from './use-download';

interface ReportTilesProps {
  account: string;
  meters: readonly Match[];
  zone: string;
  /** The first day of the account's meters; null: not known. */
  since: string | null;
  customId: string;
}

/** The three ways to take data along: a page for each month, everything at once, or a choice. */
export function ReportTiles({ account, meters, zone, since, customId }: ReportTilesProps) {
  const today = calendarDayInZone(new Date(useNow(60)).toISOString(), zone);
  const month = monthStart(today, -1).slice(0, 7);
  const download = useDownload();
  const all = reportUrl(account, 'usage', 'zip', allDataParameters(since, addLocalDays(today, 1)));
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      <Tile title="Monthly summary" text="One page to print or keep: totals, comparisons and every day of a month.">
        {homesOf(meters).map(({ id, name }) => (
          <Link
            key={id}
            href={`/premises/${encodeURIComponent(id)}/summary?month=${month}`}
            className={buttonClass('plain')}
          >
            {name === null ? monthName(month) : `${monthName(month)}, ${name}`}
          </Link>
        ))}
      </Tile>
      <Tile
        title="All my data"
        text="Every hour of every meter, as far back as there is. A zip with one file per meter."
      >
        <Button onClick={() => download.start(all)} busy={download.busy}>
          {download.busy ? 'Preparing…' : 'Download everything'}
        </Button>
        <DownloadFailure error={download.error} onRetry={() => download.start(all)} />
      </Tile>
      <Tile title="Custom export" text="Choose the meter, the days, the detail and the format, once or on a schedule.">
        <a href={`#${customId}`} className={buttonClass('plain')}>
          Choose what to export
        </a>
      </Tile>
    </div>
  );
}

function Tile({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Card className="flex flex-col gap-3 p-5">
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="text-quiet">{text}</p>
      <div className="mt-auto flex flex-wrap gap-2">{children}</div>
    </Card>
  );
}
