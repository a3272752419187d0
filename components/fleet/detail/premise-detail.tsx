'use client';

import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { useNow } from '@/components/ui/now';
import { Section } from '@/components/ui/section';
import { ShowMore } from '@/components/ui/show-more';
import { StateBadge } from '@/components/ui/state-badge';
import { withAccount } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import { verdictAge } from '@/lib/client/verdict-age';
import type { ApiMeta } from '@/lib/contract/api-answer';
import { fleetRowsCsvUrl } from '@/lib/contract/api-urls';
import type { FleetEntityData } from '@/lib/contract/fleet';
import { DEVICES_PAGE } from '@/lib/contract/page-sizes';
import { deviceLabel } from '@/lib/domain/fleet/health-table';
import { DownloadFile } from '../download-file';
import { devicePath } from '../table/row-path';
import { PremiseWork } from '../worklist/premise-work';
import { EntityHeader } from './entity-header';
import { EntityPage } from './entity-page';
import { Facts } from './facts';
import { Neighbors } from './neighbors';
import { premiseFacts } from './premise-facts';
import { problemSentence } from './problem-sentence';
import { StateStrip } from './state-strip';

interface PremiseDetailProps {
  account: string;
  id: string;
  /** How the day goes there, as the homeowner's page says it. */
  today: ReactNode;
  /** The homeowner's view of its meters. */
  meters: ReactNode;
}

/** A premise's page: device problems, its lines of the worklist, facts, state history of all devices, meters and neighbors. */
export function PremiseDetail({ account, id, today, meters }: PremiseDetailProps) {
  const formats = useFormats();
  const [limit, setLimit] = useState<number>();
  return (
    <EntityPage account={account} list="premises" id={id} limit={limit}>
      {({ data, meta }) => {
        const { premise, histories, neighbours, meterCount } = data;
        const left = meterCount + data.gatewayCount - histories.length;
        return (
          <>
            <EntityHeader
              account={account}
              list="premises"
              premise={premise}
              title={premise.name ?? premise.address.street ?? premise.id}
            >
              <ProblemLine devices={data} meta={meta} />
            </EntityHeader>
            <div className="space-y-8">
              <PremiseWork account={account} premiseId={id} />
              <Facts facts={premiseFacts(account, premise, formats)} />
              {histories.length > 0 ? (
                <Section
                  title="State, last 7 days"
                  aside={
                    <span className="flex flex-wrap gap-x-4">
                      <Link
                        href={`${withAccount('/fleet/health', account)}&q=${encodeURIComponent(id)}`}
                        className="link"
                      >
                        Open in Health
                      </Link>
                      <DownloadFile url={premiseRowsUrl(account, 'health', id)}>Download states as CSV</DownloadFile>
                    </span>
                  }
                >
                  <ul className="space-y-3">
                    {histories.map((history) => (
                      <li key={history.id} className="grid gap-x-4 gap-y-1 sm:grid-cols-[14rem_1fr]">
                        <div className="flex flex-wrap items-center gap-x-3 sm:block">
                          <Link
                            href={devicePath(account, { id: history.id, type: history.type ?? 'gateway' })}
                            prefetch={false}
                            className="link"
                          >
                            {deviceLabel(history.type ?? 'gateway')}
                          </Link>
                          <p>
                            <StateBadge state={history.state} />
                          </p>
                        </div>
                        <StateStrip history={history} days={7} asOf={meta.asOf} zone={premise.timezone} />
                      </li>
                    ))}
                  </ul>
                  {limit === DEVICES_PAGE.max ? null : (
                    <ShowMore
                      left={left}
                      step={DEVICES_PAGE.size}
                      onMore={() =>
                        setLimit(Math.min((limit ?? DEVICES_PAGE.size) + DEVICES_PAGE.size, DEVICES_PAGE.max))
                      }
                    />
                  )}
                </Section>
              ) : null}
              {today}
              {meters}
              {meterCount > 0 ? (
                <p>
                  <DownloadFile url={premiseRowsUrl(account, 'meters', id)}>Download meters as CSV</DownloadFile>
                </p>
              ) : null}
              <Neighbors account={account} neighbours={neighbours} postalCode={premise.address.postalCode} />
            </div>
          </>
        );
      }}
    </EntityPage>
  );
}

/** The devices with a problem, with the age of the lists where they are old. */
function ProblemLine({ devices, meta }: { devices: FleetEntityData; meta: ApiMeta }) {
  const formats = useFormats();
  const age = verdictAge(meta, useNow(60));
  return <span>{`${problemSentence(devices, formats)}${age === null ? '' : `, as of ${age}`}`}</span>;
}

/** Returns the address of the rows of one premise. */
function premiseRowsUrl(account: string, list: 'health' | 'meters', premise: string): string {
  return fleetRowsCsvUrl(account, list, new URLSearchParams({ premise }).toString());
}
