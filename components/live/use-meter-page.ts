'use client';

import { useCallback, useMemo, useState } from 'react';
import { METERS_PAGE } from '@/lib/contract/page-sizes';
import type { MeterPage } from '@/lib/contract/query-keys';

/** Meters on the page at first, and how many more each time. */
const STEP = 24;

/** Which meters of a premise the page shows. */
export interface ShownMeters {
  /** What to load: at least as many meters as are shown. */
  page: MeterPage;
  q: string;
  shown: number;
  step: number;
  /** False when as many are shown as the page can show at once. */
  canShowMore: boolean;
  search: (q: string) => void;
  showMore: () => void;
}

/** Returns the part of a premise's meters that is shown: those that match a search, and more of them on demand. */
export function useMeterPage(): ShownMeters {
  const [q, setQ] = useState('');
  const [shown, setShown] = useState(STEP);
  const limit = Math.min(Math.ceil(shown / METERS_PAGE.size) * METERS_PAGE.size, METERS_PAGE.max);
  const page = useMemo(
    (): MeterPage => ({ ...(q === '' ? {} : { q }), ...(limit === METERS_PAGE.size ? {} : { limit }) }),
    [q, limit],
  );
  const search = useCallback((text: string) => {
    setQ(text.trim());
    setShown(STEP);
  }, []);
  const showMore = () => setShown(Math.min(shown + STEP, METERS_PAGE.max));
  return { page, q, shown, step: STEP, canShowMore: shown < METERS_PAGE.max, search, showMore };
}
