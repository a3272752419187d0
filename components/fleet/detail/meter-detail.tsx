'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Age } from '@/components/ui/age';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { CopyId } from '@/components/ui/copy-id';
import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { StateBadge } from '@/components/ui/state-badge';
import { fleetPath } from '@/lib/client/account-param';
import type { FleetMeter, FleetPremise } from '@/lib/domain/fleet';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { columnNumber } from '@/lib/domain/numbers';
import { dateInZone } from '@/lib/domain/times';
import { EntityHeader } from './entity-header';
import { EntityPage } from './entity-page';
import { Facts } from './facts';
import { MeterReadings } from './meter-readings';
import { Neighbors } from './neighbors';
import { premiseFacts } from './premise-facts';
import { StateHistory } from './state-history';

interface MeterDetailProps {
  account: string;
  id: string;
  /** Its usage against baseline as a homeowner sees it. */
  usage: ReactNode;
}

/** A meter: its register and how old that is, facts, states, usage, raw readings, neighbours. */
export function MeterDetail({ account, id, usage }: MeterDetailProps) {
  return (
    <EntityPage account={account} list="meters" id={id}>
      {({ data: { premise, histories, neighbours }, meta }) => {
        const meter = premise.meters.find((each) => each.id === id);
        const [history] = histories;
        if (!meter || !history) return null;
        const { label, commodity } = meterTypeOf(meter.type);
        return (
          <>
            <EntityHeader
              account={account}
              list="meters"
              premise={premise}
              title={
                <span className="inline-flex flex-wrap items-center gap-x-2.5">
                  <CommoditySwatch commodity={commodity} />
                  {label}
                </span>
              }
            >
              <StateBadge state={meter.state} />
              <LatestRegister meter={meter} zone={premise.timezone} />
            </EntityHeader>
            <div className="space-y-8">
              <Facts facts={[...meterFacts(account, premise, meter), ...premiseFacts(account, premise)]} />
              <StateHistory history={history} asOf={meta.asOf} zone={premise.timezone} />
              <section aria-label="Usage">{usage}</section>
              <MeterReadings account={account} meter={meter} zone={premise.timezone} />
              <Neighbors account={account} neighbours={neighbours} postalCode={premise.address.postalCode} />
            </div>
          </>
        );
      }}
    </EntityPage>
  );
}

/** The register as last heard, with its age. */
function LatestRegister({ meter, zone }: { meter: FleetMeter; zone: string }) {
  const { unit, decimals } = meterTypeOf(meter.type);
  const value = meter.latest?.value ?? null;
  if (!meter.latest?.at || value === null) return <span>Nothing read yet</span>;
  return (
    <span>
      Register <NumberWithUnit value={columnNumber(value, decimals)} unit={unit} />,{' '}
      <Age at={meter.latest.at} zone={zone} />
    </span>
  );
}

function meterFacts(account: string, premise: FleetPremise, meter: FleetMeter): [string, ReactNode][] {
  return [
    ['Meter ID', <CopyId key="id" id={meter.id} what="the meter’s id" />],
    ['Type', meter.type],
    ['Unit of the register', meter.uom],
    ['Meter since', meter.createdAt && dateInZone(meter.createdAt, premise.timezone)],
    [
      premise.gateways.length === 1 ? 'Gateway' : 'Gateways',
      premise.gateways.length === 0
        ? 'None'
        : premise.gateways.map(({ id, state }) => (
            <span key={id} className="mr-3 inline-flex items-center gap-2">
              <Link href={fleetPath(account, 'gateways', id)} prefetch={false} className="link">
                {id}
              </Link>
              <StateBadge state={state} />
            </span>
          )),
    ],
    [
      'Other meters here',
      premise.meters.length === 1
        ? 'None'
        : premise.meters
            .filter(({ id }) => id !== meter.id)
            .map(({ id, type }) => (
              <Link key={id} href={fleetPath(account, 'meters', id)} prefetch={false} className="link mr-3">
                {meterTypeOf(type).label}
              </Link>
            )),
    ],
  ];
}
