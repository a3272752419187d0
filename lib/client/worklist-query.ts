import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { crewSheetUrl, workHistoryUrl, worklistUrl } from '@/lib/contract/api-urls';
import { FLEET_ROWS_PAGE } from '@/lib/contract/page-sizes';
import { crewSheetKey, workHistoryKey, worklistKey } from '@/lib/contract/query-keys';
import type {
  CrewSheetData,
  WorkChangeInput,
  WorkChangeResultData,
  WorkHistoryData,
  WorklistData,
} from '@/lib/contract/worklist';
import { fetchJson } from './fetch-json';

/** Lines shown at first, and how many more each time. */
export const FIRST_LINES = 50;

/** Costs no request to Copper, and others work on the same list. */
const POLL_MS = 60_000;

/** The first lines of a worklist; `search` as built by `worklistSearch`. */
export function worklistQueryOptions(account: string, search: string, limit: number) {
  return queryOptions({
    queryKey: worklistKey(account, search, limit),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<WorklistData>>(worklistUrl(account, search, limit), { signal }),
    staleTime: 5_000,
    refetchInterval: POLL_MS,
    refetchIntervalInBackground: false,
    placeholderData: keepPreviousData,
  });
}

/** The crew sheet of some lines. */
export function crewSheetQueryOptions(account: string, search: string) {
  return queryOptions({
    queryKey: crewSheetKey(account, search),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<CrewSheetData>>(crewSheetUrl(account, search), { signal }),
    // Nothing moves while someone works with it.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Who did what about a line. */
export function workHistoryQueryOptions(account: string, id: string) {
  return queryOptions({
    queryKey: workHistoryKey(account, id),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<WorkHistoryData>>(workHistoryUrl(account, id), { signal }),
    staleTime: 0,
  });
}

/** Changes some lines. Throws `ApiProblem`. */
export function postWorkChange(input: WorkChangeInput) {
  return fetchJson<ApiAnswer<WorkChangeResultData>>(worklistUrl('home', ''), { body: input });
}

/** Loads a part of a worklist that is as long as our API allows. Throws `ApiProblem`. */
export async function fetchWorkLines(account: string, search: string, offset: number) {
  const url = worklistUrl(account, search, FLEET_ROWS_PAGE.max, offset);
  const { rows, matching } = (await fetchJson<ApiAnswer<WorklistData>>(url)).data;
  return { rows, matching };
}
