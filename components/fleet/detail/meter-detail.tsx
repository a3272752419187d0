'use client';

import type { ReactNode } from 'react';
import { Age } from '@/components/ui/age';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { CopyId } from '@/components/ui/copy-id';
import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { StateBadge } from '@/components/ui/state-badge';
import { useFormats } from '@/lib/client/formats';
import type { FleetEntityData } from '@/lib/contract/fleet';
import type { FleetMeter } from '@/lib/domain/fleet';
import type { Formats } from '@/lib/domain/formats/formats';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { DeviceLinks } from './device-links';
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
  /** The homeowner's view of its usage and baseline. */
  usage: ReactNode;
}

/** A meter's page: latest register reading, facts, state history, usage, raw readings and neighbors. */
export function MeterDetail({ account, id, usage }: MeterDetailProps) {
  const formats = useFormats();
  return (
    <EntityPage account={account} list="meters" id={id}>
      {({ data, meta }) => {
        const { premise, histories, neighbours } = data;
        const meter = premise.meters.find((each) => each.id === id);
        const [history] = histories;
        if (!meter || !history) return null;
        const { label, color } = meterTypeOf(meter.type);
        return (
          <>
            <EntityHeader
              account={account}
              list="meters"
              premise={premise}
              title={
                <span className="inline-flex flex-wrap items-center gap-x-2.5">
                  <CommoditySwatch color={color} />
                  {label}
                </span>
              }
            >
              <StateBadge state={meter.state} />
              <LatestRegister meter={meter} zone={premise.timezone} />
            </EntityHeader>
            <div className="space-y-8">
              <Facts
                facts={[...meterFacts(account, data, meter, formats), ...premiseFacts(account, premise, formats)]}
              />
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

/** The latest register reading and its age. */
function LatestRegister({ meter, zone }: { meter: FleetMeter; zone: string }) {
  const formats = useFormats();
  const { unit, decimals } = meterTypeOf(meter.type);
  const value = meter.latest?.value ?? null;
  if (!meter.latest?.at || value === null) return <span>No reading yet</span>;
  return (
    <span>
      Register <NumberWithUnit value={formats.column(value, decimals)} unit={unit} />,{' '}
      <Age at={meter.latest.at} zone={zone} />
    </span>
  );
}

function meterFacts(
  account: string,
  data: FleetEntityData,
  meter: FleetMeter,
  formats: Formats,
): [string, ReactNode][] {
  const { premise, meterCount, gatewayCount } = data;
  const common = { account, premiseId: premise.id };
  return [
    ['Meter ID', <CopyId key="id" id={meter.id} name="the meter’s ID" />],
    ['Type', meter.type],
    ['Register unit', meter.uom],
    ['Meter created', meter.createdAt && formats.date(meter.createdAt, premise.timezone)],
    [
      gatewayCount === 1 ? 'Gateway' : 'Gateways',
      <DeviceLinks
        key="gateways"
        {...common}
        list="gateways"
        devices={premise.gateways}
        count={gatewayCount}
        showState
      />,
    ],
    [
      'Other meters at this premise',
      <DeviceLinks
        key="meters"
        {...common}
        list="meters"
        devices={premise.meters.filter(({ id }) => id !== meter.id)}
        count={meterCount - 1}
      />,
    ],
  ];
}
