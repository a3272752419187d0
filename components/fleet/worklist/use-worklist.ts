'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { FIRST_LINES, worklistQueryOptions } from '@/lib/client/worklist-query';
import { parseWorklistView, type WorklistView, worklistSearch } from '@/lib/client/worklist-view';
import { ownPath } from '@/lib/contract/own-path';

/** Returns the worklist that the URL describes, a setter of the URL, and the choice of how many lines are shown. */
export function useWorklist(account: string) {
  const params = useSearchParams();
  const path = usePathname();
  const view = useMemo(() => parseWorklistView(new URLSearchParams(params)), [params]);
  const search = worklistSearch(view);
  const [limit, setLimit] = useState(FIRST_LINES);
  const query = useQuery(worklistQueryOptions(account, search, limit));
  const show = useCallback(
    (next: WorklistView) => {
      const text = worklistSearch(next);
      const search = `${new URLSearchParams({ account })}${text && `&${text}`}`;
      window.history.replaceState(null, '', ownPath(`${path}?${search}`));
    },
    [path, account],
  );
  return { view, show, search, query, limit, setLimit };
}
