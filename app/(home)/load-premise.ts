import 'server-only';
import { cache } from 'react';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { PremiseData } from '@/lib/contract/premises';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { AppError } from '@/lib/server/errors';
import { getViewer } from '@/lib/server/http/viewer';
import { getContext } from '@/lib/server/start/context';
import { getPremise } from '@/lib/server/use-cases/get-premise';

/** Returns the viewer's premise, of its meters one on request; loaded once for a page and its title. Null when signed out. */
export const loadPremise = cache(
  async (account: string, premiseId: string, meter?: string): Promise<ApiAnswer<PremiseData> | null> => {
    const viewer = await getViewer();
    return viewer && getPremise(await getContext(), viewer, { account, premiseId, meter });
  },
);

/** Returns the name of a premise, and of one of its meters, as a page's title; `otherwise` when it cannot be loaded. */
export async function premiseTitle(
  { account, premiseId, meterId }: { account: string; premiseId: string; meterId?: string },
  otherwise: string,
): Promise<string> {
  try {
    const premise = (await loadPremise(account, premiseId, meterId))?.data;
    const meter = premise?.meters.find(({ id }) => id === meterId);
    const parts = [meter && meterTypeOf(meter.type).label, premise?.name].filter(Boolean);
    return parts.length > 0 ? parts.join(' · ') : otherwise;
  } catch (error) {
    if (error instanceof AppError) return otherwise;
    throw error;
  }
}
