import type { Metadata } from 'next';
import { cache, type ReactNode } from 'react';
import { FIRST_LINES } from '@/lib/client/worklist-query';
import { fleetEntityKey, premiseKey, worklistKey } from '@/lib/contract/query-keys';
import { worklistParams } from '@/lib/contract/worklist';
import { AppError } from '@/lib/server/errors';
import { getViewer } from '@/lib/server/http/viewer';
import { getContext } from '@/lib/server/start/context';
import { getFleetEntity } from '@/lib/server/use-cases/fleet/get-fleet-entity';
import { listWorklist } from '@/lib/server/use-cases/fleet/worklist';
import { getPremise } from '@/lib/server/use-cases/get-premise';
import { accountOf, type PageSearch } from '../(home)/require-viewer';
import { Hydrated, type Prefetch } from '../hydrated';
import { requireEnterprise } from './require-enterprise';

/** The props that Next.js passes to the page of a premise, meter or gateway. */
export interface EntityPageProps {
  params: Promise<{ id: string }>;
  searchParams: PageSearch;
}

type EntityList = 'premises' | 'meters' | 'gateways';

/** Loaded once for a page and its title. */
const loadEntity = cache(async (account: string, list: EntityList, id: string) => {
  const viewer = await getViewer();
  return viewer && getFleetEntity(await getContext(), viewer, { account, list, id });
});

/** Returns a page's metadata with a title such as 'Meter 1234 · Hillside'; with `otherwise` when it cannot be loaded. */
export async function entityMetadata(
  { params, searchParams }: EntityPageProps,
  list: EntityList,
  otherwise: string,
): Promise<Metadata> {
  const id = decodeURIComponent((await params).id);
  const answer = await loadEntity(accountOf(await searchParams), list, id).catch(nullOnAppError);
  if (!answer) return { title: otherwise };
  const name = answer.data.premise.name ?? answer.data.premise.id;
  return { title: list === 'premises' ? name : `${otherwise} ${id} · ${name}` };
}

interface FleetEntityPageProps extends EntityPageProps {
  list: EntityList;
  /** `premiseId` is null when the fleet's lists could not be loaded. */
  children: (shown: { account: string; id: string; premiseId: string | null }) => ReactNode;
}

/** The page of a premise, meter or gateway; responds 'not found' for those the enterprise does not have. */
export async function FleetEntityPage({ list, params, searchParams, children }: FleetEntityPageProps) {
  const id = decodeURIComponent((await params).id);
  const { viewer, account } = await requireEnterprise(`/fleet/${list}/${encodeURIComponent(id)}`, searchParams);
  const context = await getContext();
  const entity = loadEntity(account, list, id);
  const premiseId = await entity.then((answer) => answer?.data.premise.id ?? null).catch(nullOnAppError);
  const prefetch: Prefetch[] = [{ key: fleetEntityKey(account, list, id), load: () => entity }];
  if (premiseId && list === 'premises') {
    const search = new URLSearchParams({ q: premiseId }).toString();
    const params = worklistParams.parse({ account, q: premiseId, limit: FIRST_LINES });
    prefetch.push({
      key: worklistKey(account, search, FIRST_LINES),
      load: () => listWorklist(context, viewer, params),
    });
  }
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
