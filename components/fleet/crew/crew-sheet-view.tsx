'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyPanel, QueryState } from '@/components/ui/query-state';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { withAccount } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import { crewSheetQueryOptions } from '@/lib/client/worklist-query';
import { crewSheetCsvUrl } from '@/lib/contract/api-urls';
import { FleetSkeleton } from '../fleet-skeleton';
import { CrewStopCard } from './crew-stop-card';

/** Where a crew goes for some lines of the worklist: by city and street, for paper and for a phone. */
export function CrewSheetView({ account }: { account: string }) {
  const formats = useFormats();
  const zone = useViewerZone();
  const params = new URLSearchParams(useSearchParams());
  params.delete('account');
  const search = params.toString();
  const query = useQuery(crewSheetQueryOptions(account, search));
  return (
    <QueryState query={query} subject="the crew sheet" heading="Crew sheet" skeleton={<FleetSkeleton />}>
      {({ data, meta }) => (
        <div className="max-w-4xl">
          <h1 className="text-answer font-semibold">
            {`Crew sheet: ${formats.counted(data.stops, 'address', 'addresses')}, ${formats.counted(data.lines, 'problem')}`}
          </h1>
          <p className="text-sm text-quiet">{`As of ${formats.moment(meta.asOf, zone)}`}</p>
          <div className="screen-only my-3 flex flex-wrap gap-2">
            <Button tone="primary" onClick={() => window.print()}>
              Print
            </Button>
            <a href={crewSheetCsvUrl(account, search)} download className={buttonClass('plain')}>
              Download as CSV
            </a>
            <Link href={withAccount('/fleet', account)} className={buttonClass('quiet')}>
              Worklist
            </Link>
          </div>
          {data.stops === 0 ? (
            <EmptyPanel title="Nothing to visit">These lines are done, or their causes are gone.</EmptyPanel>
          ) : null}
          {data.cities.map(({ city, streets }) => (
            <section key={city ?? ''} className="mt-6">
              <h2 className="text-lg font-semibold">{city ?? 'City not known'}</h2>
              {streets.map(({ street, stops }) => (
                <section key={street ?? ''} className="mt-3">
                  <h3 className="text-sm font-medium text-quiet">{street ?? 'Street not known'}</h3>
                  <ul>
                    {stops.map((stop) => (
                      <CrewStopCard key={stop.premiseId} account={account} stop={stop} />
                    ))}
                  </ul>
                </section>
              ))}
            </section>
          ))}
        </div>
      )}
    </QueryState>
  );
}
