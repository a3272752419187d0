'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Age } from '@/components/ui/age';
import { CopyId } from '@/components/ui/copy-id';
import { Section } from '@/components/ui/section';
import { StateBadge } from '@/components/ui/state-badge';
import { fleetPath, withAccount } from '@/lib/client/account-param';
import type { FleetGateway, FleetPremise } from '@/lib/domain/fleet';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { GridHistory } from '../grid/grid-history';
import { useGridHistoryView } from '../grid/use-grid-history-view';
import { EntityHeader } from './entity-header';
import { EntityPage } from './entity-page';
import { Facts } from './facts';
import { Neighbors } from './neighbors';
import { premiseFacts } from './premise-facts';
import { StateHistory } from './state-history';

/** A gateway: when it was heard, facts, states, what it measured of the mains, neighbours. */
export function GatewayDetail({ account, id }: { account: string; id: string }) {
  return (
    <EntityPage account={account} list="gateways" id={id}>
      {({ data: { premise, histories, neighbours }, meta }) => {
        const gateway = premise.gateways.find((each) => each.id === id);
        const [history] = histories;
        if (!gateway || !history) return null;
        return (
          <>
            <EntityHeader account={account} list="gateways" premise={premise} title={`Gateway ${id}`}>
              <StateBadge state={gateway.state} />
              {gateway.lastHeard ? (
                <Age at={gateway.lastHeard} zone={premise.timezone} prefix="Heard" />
              ) : (
                <span>Never heard</span>
              )}
            </EntityHeader>
            <div className="space-y-8">
              <Facts facts={[...gatewayFacts(account, premise, gateway), ...premiseFacts(account, premise)]} />
              <StateHistory history={history} asOf={meta.asOf} zone={premise.timezone} />
              <Mains account={account} id={id} zone={premise.timezone} />
              <Neighbors account={account} neighbours={neighbours} postalCode={premise.address.postalCode} />
            </div>
          </>
        );
      }}
    </EntityPage>
  );
}

/** The grid's history of this gateway alone; the way to compare it with chosen others. */
function Mains({ account, id, zone }: { account: string; id: string; zone: string }) {
  const { view, today, show } = useGridHistoryView(account, zone, id);
  const others = `${withAccount('/fleet/grid/history', account)}&gateway=${encodeURIComponent(id)}`;
  return (
    <Section
      title="Grid"
      aside={
        <Link href={others} prefetch={false} className="link">
          Together with others
        </Link>
      }
    >
      <GridHistory account={account} view={view} today={today} zone={zone} onChange={show} />
    </Section>
  );
}

function gatewayFacts(account: string, premise: FleetPremise, gateway: FleetGateway): [string, ReactNode][] {
  return [
    ['Gateway ID', <CopyId key="id" id={gateway.id} what="the gateway’s id" />],
    ['Model', gateway.model],
    ['Firmware', gateway.firmware],
    [
      'Meters behind it',
      premise.meters.length === 0
        ? 'None'
        : premise.meters.map(({ id, type, state }) => (
            <span key={id} className="mr-3 inline-flex items-center gap-2">
              <Link href={fleetPath(account, 'meters', id)} prefetch={false} className="link">
                {meterTypeOf(type).label}
              </Link>
              <StateBadge state={state} />
            </span>
          )),
    ],
    [
      'Other gateways here',
      premise.gateways.length === 1
        ? 'None'
        : premise.gateways
            .filter(({ id }) => id !== gateway.id)
            .map(({ id }) => (
              <Link key={id} href={fleetPath(account, 'gateways', id)} prefetch={false} className="link mr-3">
                {id}
              </Link>
            )),
    ],
  ];
}
