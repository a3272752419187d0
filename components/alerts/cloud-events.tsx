'use client';

import { useQuery } from '@tanstack/react-query';
import { Disclosure } from '@/components/ui/disclosure';
import { Card, Section } from '@/components/ui/section';
import { cloudEventsQueryOptions } from '@/lib/client/cloud-events-query';
import { useFormats } from '@/lib/client/formats';
import type { CloudEventsData } from '@/lib/contract/insights';

/** So many are shown at first. */
const MAX_OPEN = 5;

/** What Copper itself reported about the homes of an account; nothing while it loads and where there is none. */
export function CloudEvents({ account }: { account: string }) {
  const { data } = useQuery(cloudEventsQueryOptions(account));
  const events = data?.data.events ?? [];
  if (events.length === 0) return null;
  return (
    <Section title="From Copper">
      <Card className="px-4 py-1">
        <Events events={events.slice(0, MAX_OPEN)} />
        {events.length > MAX_OPEN ? (
          <Disclosure summary="Older">
            <Events events={events.slice(MAX_OPEN)} />
          </Disclosure>
        ) : null}
      </Card>
    </Section>
  );
}

function Events({ events }: CloudEventsData) {
  const formats = useFormats();
  return (
    <ul className="divide-y divide-line">
      {events.map(({ premiseId, premiseName, timezone, at, text }) => (
        <li key={`${premiseId} ${at} ${text}`} className="flex flex-wrap items-baseline gap-x-3 py-2.5">
          <span>{text}</span>
          <span className="text-sm text-quiet">
            {premiseName ? (
              <>
                <span translate="no">{premiseName}</span>
                {' · '}
              </>
            ) : null}
            {formats.moment(at, timezone)}
          </span>
        </li>
      ))}
    </ul>
  );
}
