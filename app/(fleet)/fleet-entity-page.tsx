import type { ReactNode } from 'react';
import { fleetEntityKey, premiseKey } from '@/lib/contract/query-keys';
import { AppError } from '@/lib/server/errors';
import { getContext } from '@/lib/server/start/context';
import { getFleetEntity } from '@/lib/server/use-cases/fleet/get-fleet-entity';
import { getPremise } from '@/lib/server/use-cases/get-premise';
import type { PageSearch } from '../(home)/require-viewer';
import { Hydrated, type Prefetch } from '../hydrated';
import { requireEnterprise } from './require-enterprise';

/** What Next hands the page of one thing. */
export interface EntityPageProps {
  params: Promise<{ id: string }>;
  searchParams: PageSearch;
}

interface FleetThingPageProps extends EntityPageProps {
  list: 'premises' | 'meters' | 'gateways';
  /** `premiseId` is null while the lists can't be had. */
  children: (shown: { account: string; id: string; premiseId: string | null }) => ReactNode;
}

/** The page of a premise, meter or gateway of the fleet; 'not found' for what the enterprise does not have. */
export async function FleetEntityPage({ list, params, searchParams, children }: FleetThingPageProps) {
  const id = decodeURIComponent((await params).id);
  const { viewer, account } = await requireEnterprise(`/fleet/${list}/${encodeURIComponent(id)}`, searchParams);
  const context = await getContext();
  const thing = getFleetEntity(context, viewer, { account, list, id });
  const premiseId = await thing.then(({ data }) => data.premise.id).catch(unlessBug);
  const prefetch: Prefetch[] = [{ key: fleetEntityKey(account, list, id), load: () => thing }];
  if (premiseId && list !== 'gateways') {
    const ask = () => getPremise(context, viewer, { account, premiseId });
    prefetch.push({ key: premiseKey(account, premiseId), load: ask });
  }
  return <Hydrated prefetch={prefetch}>{children({ account, id, premiseId })}</Hydrated>;
}

/** Without the lists the page still comes, and the browser says what is the matter. */
function unlessBug(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
