import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { guestsUrl, guestUrl, guestVisitUrl } from '@/lib/contract/api-urls';
import type { GuestsData, InviteGuestInput, NewGuestData } from '@/lib/contract/guests';
import { guestsKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';

/** The guests of the user's homes. Refetched every minute, because it shows when each last looked. */
export function guestsQueryOptions() {
  return queryOptions({
    queryKey: guestsKey(),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<GuestsData>>(guestsUrl(), { signal }),
    staleTime: 5_000,
    refetchInterval: 60_000,
  });
}

/** Makes a guest link; only this answer contains its secret. Throws `ApiProblem`. */
export function postGuest(input: InviteGuestInput) {
  return fetchJson<ApiAnswer<NewGuestData>>(guestsUrl(), { body: input });
}

/** Ends a guest's access at once. Throws `ApiProblem`. */
export function deleteGuestRequest(id: string) {
  return fetchJson<null>(guestUrl(id), { method: 'DELETE' });
}

/** Makes this browser that of the guest with the link. Throws `ApiProblem`. */
export function beginVisit(secret: string) {
  return fetchJson<unknown>(guestVisitUrl(), { body: { secret } });
}

/** Makes this browser forget the link. Throws `ApiProblem`. */
export function endVisit() {
  return fetchJson<null>(guestVisitUrl(), { method: 'DELETE' });
}
