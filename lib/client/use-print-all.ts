'use client';

import { useEffect, useState } from 'react';

/** One part of a list. */
interface ListPart<Row> {
  rows: readonly Row[];
  /** The number of rows of the complete list. */
  matching: number;
}

/** Printing a list that is shown only in part. */
export interface PrintAll<Row> {
  /** Loads the complete list, and prints the page once it is rendered. */
  start: () => void;
  isLoading: boolean;
  failed: boolean;
  /** The complete list, while it is on paper; null otherwise. */
  rows: readonly Row[] | null;
}

/** Returns the means to print a complete list. `load` returns a part that begins at an offset. */
export function usePrintAll<Row>(load: (offset: number) => Promise<ListPart<Row>>): PrintAll<Row> {
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  useEffect(() => {
    if (rows === null) return;
    const end = () => setRows(null);
    window.addEventListener('afterprint', end);
    window.print();
    return () => window.removeEventListener('afterprint', end);
  }, [rows]);
  const start = async () => {
    setState('loading');
    try {
      setRows(await loadAll(load));
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return { start: () => void start(), isLoading: state === 'loading', failed: state === 'failed', rows };
}

async function loadAll<Row>(load: (offset: number) => Promise<ListPart<Row>>): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const { rows, matching } = await load(all.length);
    all.push(...rows);
    if (rows.length === 0 || all.length >= matching) return all;
  }
}
