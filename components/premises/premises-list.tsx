'use client';

import { type ReactNode, useDeferredValue, useState } from 'react';
import { BareButton } from '@/components/ui/bare-button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import type { PremiseSummary } from '@/lib/contract/premises';
import { counted, countText } from '@/lib/domain/numbers';
import { matchesSearch } from '@/lib/domain/premise-search';
import { DownloadList } from './download-list';
import { PremiseCard } from './premise-card';
import { premisesSentence } from './premises-sentence';
import { SingleHomeSummary } from './single-home-summary';

/** The search box is shown from this many premises. */
const SEARCH_FROM = 7;
/** Cards shown at first; an enterprise has thousands of premises. */
const PAGE_SIZE = 24;

interface PremisesListProps {
  account: string;
  premises: readonly PremiseSummary[];
  /** Age of the list, where it is old; else null. */
  age: string | null;
  /** Shown below the sentence: age and notices of the list. */
  children: ReactNode;
}

/** A sentence that summarizes the premises, a search box for long lists, and a card for each premise. */
export function PremisesList({ account, premises, age, children }: PremisesListProps) {
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(PAGE_SIZE);
  const query = useDeferredValue(search.trim());
  const noun = account === 'home' ? 'home' : 'premise';
  const singleHome = premises.length === 1 && account === 'home' ? premises[0] : undefined;
  const meters = premises.reduce((sum, premise) => sum + premise.meters.length, 0);
  const matching = query ? premises.filter((premise) => matchesSearch(premise, query)) : premises;
  return (
    <>
      {singleHome ? (
        <SingleHomeSummary account={account} premise={singleHome} age={age} />
      ) : (
        <h1 className="text-answer font-semibold">{premisesSentence(premises, noun, age)}</h1>
      )}
      <div className="mt-1 mb-5 space-y-3">{children}</div>
      {premises.length >= SEARCH_FROM ? (
        <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1">
          <HydratedFieldset>
            <input
              type="search"
              aria-label={`Find a ${noun}`}
              placeholder={`Find a ${noun} by name, address or id`}
              value={search}
              onChange={(event) => {
                setSearch(event.target.value);
                setShown(PAGE_SIZE);
              }}
              className="field max-w-md"
            />
          </HydratedFieldset>
          <p role="status" className="text-quiet">
            {query
              ? `${countText(matching.length)} of ${countText(premises.length)} ${matching.length === 1 ? 'matches' : 'match'}`
              : counted(premises.length, noun)}
          </p>
        </div>
      ) : null}
      <ul className="grid gap-3 lg:grid-cols-2">
        {matching.slice(0, shown).map((premise) => (
          <PremiseCard key={premise.id} account={account} premise={premise} />
        ))}
      </ul>
      {matching.length > shown ? (
        <div className="mt-4">
          <BareButton
            className="min-h-11 w-full rounded-lg border border-line-strong bg-surface px-4 font-medium hover:bg-sunken"
            onClick={() => setShown(shown + PAGE_SIZE)}
          >
            Show {Math.min(PAGE_SIZE, matching.length - shown)} more
          </BareButton>
        </div>
      ) : null}
      {meters > 0 ? <DownloadList account={account} meters={meters} /> : null}
    </>
  );
}
