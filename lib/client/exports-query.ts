import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { exportScheduleUrl, exportsUrl, exportUrl } from '@/lib/contract/api-urls';
import type { ExportsData, ExportView, StartExportInput } from '@/lib/contract/exports';
import { exportsKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';

/** The reports that are made as jobs. Asking costs no request of Copper's, so it follows along while one runs. */
export function exportsQueryOptions(account: string) {
  return queryOptions({
    queryKey: exportsKey(account),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<ExportsData>>(exportsUrl(account), { signal }),
    staleTime: 2_000,
    refetchInterval: ({ state }) =>
      state.data?.data.exports.some((each) => each.state === 'running') ? 3_000 : 60_000,
    refetchIntervalInBackground: false,
  });
}

/** Starts a report as a job. Throws `ApiProblem`. */
export function postExportRequest(order: Omit<StartExportInput, 'strict'> & { strict?: boolean }) {
  return fetchJson<ApiAnswer<ExportView>>(exportsUrl('home'), { body: order });
}

/** Cancels one that runs, forgets one that has ended. Throws `ApiProblem`. */
export function deleteExportRequest(id: string) {
  return fetchJson<null>(exportUrl(id), { method: 'DELETE' });
}

/** Ends running a report again. Throws `ApiProblem`. */
export function deleteScheduleRequest(id: string) {
  return fetchJson<null>(exportScheduleUrl(id), { method: 'DELETE' });
}
