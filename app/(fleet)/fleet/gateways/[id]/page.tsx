import type { Metadata } from 'next';
import { GatewayDetail } from '@/components/fleet/detail/gateway-detail';
import { type EntityPageProps, FleetEntityPage } from '../../../fleet-entity-page';

export const metadata: Metadata = { title: 'Gateway' };

export default async function FleetGatewayPage(props: EntityPageProps) {
  return (
    <FleetEntityPage {...props} list="gateways">
      {({ account, id }) => <GatewayDetail account={account} id={id} />}
    </FleetEntityPage>
  );
}
