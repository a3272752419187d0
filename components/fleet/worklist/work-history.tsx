'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryState } from '@/components/ui/query-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/lib/client/formats';
import { workHistoryQueryOptions } from '@/lib/client/worklist-query';
import type { WorkHistoryData } from '@/lib/contract/worklist';
import type { WorkRow } from '@/lib/domain/fleet/work-row';
import type { Formats } from '@/lib/domain/formats/formats';
import { statusText } from './work-status';

/** Who did what about a line, newest first. */
export function WorkHistory({ account, row }: { account: string; row: Pick<WorkRow, 'id' | 'timezone'> }) {
  const formats = useFormats();
  const query = useQuery(workHistoryQueryOptions(account, row.id));
  return (
    <section aria-label="History" className="mt-4 border-t border-line pt-3">
      <h3 className="mb-1 font-medium">History</h3>
      <QueryState query={query} subject="the history" skeleton={<Skeleton className="h-12 w-full" />}>
        {({ data }) =>
          data.events.length === 0 ? (
            <p className="text-sm text-quiet">No one has changed this line yet.</p>
          ) : (
            <ol className="space-y-2 text-sm">
              {data.events.map((event) => (
                <li key={`${event.at} ${event.what}`}>
                  <p>{eventText(event, row.timezone, formats)}</p>
                  {event.note ? <p className="wrap-anywhere">{event.note}</p> : null}
                  <p className="text-quiet wrap-anywhere">
                    {[event.by, formats.moment(event.at, row.timezone)].filter(Boolean).join(', ')}
                  </p>
                </li>
              ))}
            </ol>
          )
        }
      </QueryState>
    </section>
  );
}

function eventText(event: WorkHistoryData['events'][number], zone: string, formats: Formats): string {
  if (event.what === 'closed') return 'Closed: the cause was gone';
  if (event.what === 'reopened') return 'Opened again: the cause is back';
  return statusText(event, zone, formats);
}
