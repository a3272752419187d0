import type { ReactNode } from 'react';
import { fleetEntityKey, premiseKey } from '@/lib/contract/query-keys';
import { AppError } from '@/lib/server/errors';
import { getContext } from '@/lib/server/start/context';
import { getFleetEntity } from '@/lib/server/use-cases/fleet/get-fleet-entity';
import { getPremise } from '@/lib/server/use-cases/get-premise';
import type { PageSearch } from '../(home)/require-viewer';
import { Hydrated, type Prefetch } from '../hydrated';
import { requireEnterprise } from './require-enterprise';

/** The props that Next.js passes to the page of a premise, meter or gateway. */
export interface EntityPageProps {
  params: Promise<{ id: string }>;
  searchParams: PageSearch;
}

interface FleetEntityPageProps extends EntityPageProps {
  list: 'premises' | 'meters' | 'gateways';
  /** `premiseId` is null when the fleet's lists could not be loaded. */
  children: (shown: { account: string; id: string; premiseId: string | null }) => ReactNode;
}

/** The page of a premise, meter or gateway; responds 'not found' for those the enterprise does not have. */
export async function FleetEntityPage({ list, params, searchParams, children }: FleetEntityPageProps) {
  const id = decodeURIComponent((await params).id);
  const { viewer, account } = await requireEnterprise(`/fleet/${list}/${encodeURIComponent(id)}`, searchParams);
  const context = await getContext();
  const entity = getFleetEntity(context, viewer, { account, list, id });
  const premiseId = await entity.then(({ data }) => data.premise.id).catch(nullOnAppError);
  const prefetch: Prefetch[] = [{ key: fleetEntityKey(account, list, id), load: () => entity }];
  if (premiseId && list !== 'gateways') {
    const page = list === 'meters' ? { meter: id } : {};
    const load = () => getPremise(context, viewer, { account, premiseId, ...page });
    prefetch.push({ key: premiseKey(account, premiseId, page), load });
  }
  return <Hydrated prefetch={prefetch}>{children({ account, id, premiseId })}</Hydrated>;
}

/** Returns null for an `AppError`: the page still renders, and the browser shows the failure. */
function nullOnAppError(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
