import type { Metadata } from 'next';
import { PremiseDetail } from '@/components/fleet/detail/premise-detail';
import { RegisterMeters } from '@/components/live/register-meters';
import { FleetThingPage, type ThingPageProps } from '../../../fleet-thing-page';

export const metadata: Metadata = { title: 'Premise' };

export default async function FleetPremisePage(props: ThingPageProps) {
  return (
    <FleetThingPage {...props} list="premises">
      {({ account, id }) => (
        <PremiseDetail account={account} id={id} meters={<RegisterMeters account={account} premiseId={id} />} />
      )}
    </FleetThingPage>
  );
}
