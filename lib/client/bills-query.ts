import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { billCheckUrl, billsUrl, billUrl, saveBillUrl } from '@/lib/contract/api-urls';
import type { BillCheckData, BillsData, SaveBillInput } from '@/lib/contract/bills';
import { billCheckKey, billsKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';

/** The bills of a home, newest first. */
export function billsQueryOptions(account: string, premiseId: string) {
  return queryOptions({
    queryKey: billsKey(account, premiseId),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<BillsData>>(billsUrl(account, premiseId), { signal }),
    staleTime: 60_000,
  });
}

/** A bill beside its meter and Copper. */
export function billCheckQueryOptions(account: string, premiseId: string, billId: string) {
  return queryOptions({
    queryKey: billCheckKey(account, premiseId, billId),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<BillCheckData>>(billCheckUrl(account, premiseId, billId), { signal }),
    staleTime: 60_000,
  });
}

/** Stores a bill; returns all bills of the home. Throws `ApiProblem`. */
export function postBill(input: SaveBillInput) {
  return fetchJson<ApiAnswer<BillsData>>(saveBillUrl(), { body: input });
}

/** Deletes a bill. Throws `ApiProblem`. */
export function deleteBill(account: string, billId: string) {
  return fetchJson<null>(billUrl(account, billId), { method: 'DELETE' });
}
