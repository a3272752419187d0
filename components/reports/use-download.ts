'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { downloadFile } from '@/lib/client/download';

/** A download that says when it is at work and what went wrong. */
export function useDownload() {
  const client = useQueryClient();
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: downloadFile,
    // Whole or in part, it spent requests and brought something: what the next one costs is another number. It may be
    // made as a job, too. The file is there by then, so nobody waits for that number.
    onSettled: () => {
      client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] === 'report cost' || queryKey[1] === 'exports',
      });
    },
  });
  return { start: mutate, busy: isPending, error, url: variables };
}
