import type { Metadata } from 'next';
import { MeterDetail } from '@/components/fleet/detail/meter-detail';
import { UsagePage } from '@/components/usage/usage-page';
import { type EntityPageProps, entityMetadata, FleetEntityPage } from '../../../fleet-entity-page';

export const generateMetadata = (props: EntityPageProps): Promise<Metadata> => entityMetadata(props, 'meters', 'Meter');

export default async function FleetMeterPage(props: EntityPageProps) {
  return (
    <FleetEntityPage {...props} list="meters">
      {({ account, id, premiseId }) => (
        <MeterDetail
          account={account}
          id={id}
          usage={premiseId ? <UsagePage account={account} premiseId={premiseId} meterId={id} /> : null}
        />
      )}
    </FleetEntityPage>
  );
}
