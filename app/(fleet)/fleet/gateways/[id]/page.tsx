import type { Metadata } from 'next';
import { GatewayDetail } from '@/components/fleet/detail/gateway-detail';
import { type EntityPageProps, entityMetadata, FleetEntityPage } from '../../../fleet-entity-page';

export const generateMetadata = (props: EntityPageProps): Promise<Metadata> =>
  entityMetadata(props, 'gateways', 'Gateway');

export default async function FleetGatewayPage(props: EntityPageProps) {
  return (
    <FleetEntityPage {...props} list="gateways">
      {({ account, id }) => <GatewayDetail account={account} id={id} />}
    </FleetEntityPage>
  );
}
