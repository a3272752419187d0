'use client';

import { useMutation } from '@tanstack/react-query';
import { downloadFile } from '@/lib/client/download';

/** A download that says when it is at work and what went wrong. */
export function useDownload() {
  const { mutate, isPending, error, variables } = useMutation({ mutationFn: downloadFile });
  return { start: mutate, busy: isPending, error, url: variables };
}
