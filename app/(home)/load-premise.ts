import 'server-only';
import { cache } from 'react';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { PremiseData } from '@/lib/contract/premises';
import { AppError } from '@/lib/server/errors';
import { getViewerOrGuest } from '@/lib/server/http/viewer';
import { getPremise } from '@/lib/server/use-cases/get-premise';
import { getPageContext } from '../page-context';

/** Returns the viewer's premise, of its meters one on request; loaded once for a page and its title. Null when signed out. */
export const loadPremise = cache(
  async (account: string, premiseId: string, meter?: string): Promise<ApiAnswer<PremiseData> | null> => {
    const viewer = await getViewerOrGuest();
    return viewer && getPremise(await getPageContext(), viewer, { account, premiseId, meter });
  },
);

/** Returns the name of a premise as a page's title; `otherwise` when it cannot be loaded. */
export async function premiseTitle(
  { account, premiseId }: { account: string; premiseId: string },
  otherwise: string,
): Promise<string> {
  try {
    return (await loadPremise(account, premiseId))?.data.name ?? otherwise;
  } catch (error) {
    if (error instanceof AppError) return otherwise;
    throw error;
  }
}
