import type { Metadata } from 'next';
import { PremiseDetail } from '@/components/fleet/detail/premise-detail';
import { PremiseToday } from '@/components/home/premise-today';
import { EnterpriseMeters } from '@/components/live/enterprise-meters';
import { type EntityPageProps, entityMetadata, FleetEntityPage } from '../../../fleet-entity-page';

export const generateMetadata = (props: EntityPageProps): Promise<Metadata> =>
  entityMetadata(props, 'premises', 'Premise');

export default async function FleetPremisePage(props: EntityPageProps) {
  return (
    <FleetEntityPage {...props} list="premises">
      {({ account, id }) => (
        <PremiseDetail
          account={account}
          id={id}
          today={<PremiseToday account={account} premiseId={id} />}
          meters={<EnterpriseMeters account={account} premiseId={id} />}
        />
      )}
    </FleetEntityPage>
  );
}
