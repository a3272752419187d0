'use client';

import type { ReactNode } from 'react';
import { matchingText } from '@/components/ui/matching-text';
import { SearchBox } from '@/components/ui/search-box';
import { ShowMore } from '@/components/ui/show-more';
import { useFormats } from '@/lib/client/formats';
import { FIRST_PREMISES } from '@/lib/client/premises-query';
import { PREMISES_PAGE } from '@/lib/contract/page-sizes';
import type { PremisesData } from '@/lib/contract/premises';
import type { ListPage } from '@/lib/contract/query-keys';
import { DownloadList } from './download-list';
import { PremiseCard } from './premise-card';
import { premisesSentence } from './premises-sentence';

/** The search box is shown from this many premises. */
const SEARCH_FROM = 7;

interface PremisesListProps {
  account: string;
  data: PremisesData;
  /** The part of the premises that is loaded. */
  page: ListPage;
  onPage: (page: ListPage) => void;
  /** The premises from before are still shown. */
  isUpdating: boolean;
  /** Age of the list, where it is old; else null. */
  age: string | null;
  /** Shown below the sentence: age and notices of the list. */
  children: ReactNode;
}

/** A sentence that summarizes all premises, a search box for long lists, and a card for each premise of the page. */
export function PremisesList({ account, data, page, onPage, isUpdating, age, children }: PremisesListProps) {
  const formats = useFormats();
  const { premises, matching, total, meterCount } = data;
  const { q = '', limit = FIRST_PREMISES.limit } = page;
  return (
    <>
      <h1 className="text-answer font-semibold">{premisesSentence(data, age, formats)}</h1>
      <div className="mt-1 mb-5 space-y-3">{children}</div>
      {total >= SEARCH_FROM ? (
        <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1">
          <SearchBox
            label="Find a home"
            placeholder="Find a home by name, address or id"
            value={q}
            onChange={(text) => onPage({ ...FIRST_PREMISES, ...(text.trim() ? { q: text.trim() } : {}) })}
          />
          <p role="status" className="text-quiet">
            {matchingText({ matching, total, noun: 'home', search: q, isUpdating }, formats)}
          </p>
        </div>
      ) : null}
      <ul className="grid gap-3 lg:grid-cols-2">
        {premises.map((premise) => (
          <PremiseCard key={premise.id} account={account} premise={premise} />
        ))}
      </ul>
      {limit < PREMISES_PAGE.max ? (
        <ShowMore
          left={matching - premises.length}
          step={FIRST_PREMISES.limit}
          onMore={() => onPage({ ...page, limit: Math.min(limit + FIRST_PREMISES.limit, PREMISES_PAGE.max) })}
        />
      ) : matching > premises.length ? (
        <p className="mt-4 text-quiet">{`Search to find the other ${formats.count(matching - premises.length)}.`}</p>
      ) : null}
      {meterCount > 0 ? <DownloadList account={account} meters={meterCount} /> : null}
    </>
  );
}
