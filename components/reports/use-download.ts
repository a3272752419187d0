'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { downloadFile } from '@/lib/client/download';

/** Returns a download with its pending state and error. */
export function useDownload() {
  const client = useQueryClient();
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: downloadFile,
    // Even a failed download used requests and stored data, so the next report's cost changes. It may also have started
    // a job.
    onSettled: () => {
      client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] === 'report cost' || queryKey[1] === 'exports',
      });
    },
  });
  return { start: mutate, busy: isPending, error, url: variables };
}
