'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Age } from '@/components/ui/age';
import { CopyId } from '@/components/ui/copy-id';
import { Section } from '@/components/ui/section';
import { StateBadge } from '@/components/ui/state-badge';
import { withAccount } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import type { FleetEntityData } from '@/lib/contract/fleet';
import type { FleetGateway } from '@/lib/domain/fleet';
import { GridHistory } from '../grid/grid-history';
import { useGridHistoryView } from '../grid/use-grid-history-view';
import { DeviceLinks } from './device-links';
import { EntityHeader } from './entity-header';
import { EntityPage } from './entity-page';
import { Facts } from './facts';
import { Neighbors } from './neighbors';
import { premiseFacts } from './premise-facts';
import { StateHistory } from './state-history';

/** A gateway's page: last heard, facts, state history, grid history and neighbors. */
export function GatewayDetail({ account, id }: { account: string; id: string }) {
  const formats = useFormats();
  return (
    <EntityPage account={account} list="gateways" id={id}>
      {({ data, meta }) => {
        const { premise, histories, neighbours } = data;
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
              <Facts facts={[...gatewayFacts(account, data, gateway), ...premiseFacts(account, premise, formats)]} />
              <StateHistory history={history} asOf={meta.asOf} zone={premise.timezone} />
              <GatewayGridSection account={account} id={id} zone={premise.timezone} />
              <Neighbors account={account} neighbours={neighbours} postalCode={premise.address.postalCode} />
            </div>
          </>
        );
      }}
    </EntityPage>
  );
}

/** This gateway's grid history, with a link to compare it with other gateways. */
function GatewayGridSection({ account, id, zone }: { account: string; id: string; zone: string }) {
  const { view, today, linkProblems, show } = useGridHistoryView(account, zone, id);
  const comparisonPath = `${withAccount('/fleet/grid/history', account)}&gateway=${encodeURIComponent(id)}`;
  return (
    <Section
      title="Grid"
      aside={
        <Link href={comparisonPath} prefetch={false} className="link">
          Compare with other gateways
        </Link>
      }
    >
      <GridHistory
        account={account}
        view={view}
        today={today}
        zone={zone}
        linkProblems={linkProblems}
        onChange={show}
      />
    </Section>
  );
}

function gatewayFacts(account: string, data: FleetEntityData, gateway: FleetGateway): [string, ReactNode][] {
  const { premise, meterCount, gatewayCount } = data;
  const common = { account, premiseId: premise.id };
  return [
    ['Gateway ID', <CopyId key="id" id={gateway.id} name="the gateway’s ID" />],
    ['Model', gateway.model],
    ['Firmware', gateway.firmware],
    [
      'Meters',
      <DeviceLinks key="meters" {...common} list="meters" devices={premise.meters} count={meterCount} showState />,
    ],
    [
      'Other gateways at this premise',
      <DeviceLinks
        key="gateways"
        {...common}
        list="gateways"
        devices={premise.gateways.filter(({ id }) => id !== gateway.id)}
        count={gatewayCount - 1}
      />,
    ],
  ];
}
