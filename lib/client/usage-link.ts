import type { UsageChoice, UsageTab } from '@/lib/domain/usage-tabs';

interface UsageLinkTarget {
  /** One meter; without it the first of the commodity. */
  meter?: string;
  commodity?: UsageTab;
  /** Parameters of the view, such as `range` and `start`. */
  view?: Record<string, string>;
}

/**
 * Returns the path of a home's usage, of one commodity or one meter. A meter of an enterprise has its page in the fleet.
 */
export function usagePath(
  account: string,
  premiseId: string,
  { meter, commodity, view }: UsageLinkTarget = {},
): string {
  const inFleet = account !== 'home' && meter !== undefined;
  const params = new URLSearchParams(view);
  if (account !== 'home') params.set('account', account);
  if (commodity) params.set('commodity', commodity);
  if (meter && !inFleet) params.set('meter', meter);
  const path = inFleet
    ? `/fleet/meters/${encodeURIComponent(meter)}`
    : `/premises/${encodeURIComponent(premiseId)}/usage`;
  return params.size > 0 ? `${path}?${params}` : path;
}

/** Returns which meter or commodity the address of a usage page names. */
export function usageChoiceOf(params: Pick<URLSearchParams, 'get'>): UsageChoice {
  return { meter: params.get('meter') || null, commodity: params.get('commodity') || null };
}
