import type { Metadata } from 'next';
import { GatewayDetail } from '@/components/fleet/detail/gateway-detail';
import { FleetThingPage, type ThingPageProps } from '../../../fleet-thing-page';

export const metadata: Metadata = { title: 'Gateway' };

export default async function FleetGatewayPage(props: ThingPageProps) {
  return (
    <FleetThingPage {...props} list="gateways">
      {({ account, id }) => <GatewayDetail account={account} id={id} />}
    </FleetThingPage>
  );
}
