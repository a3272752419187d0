'use client';

import { useQueries } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { fleetPath, useAccountParam } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import { matchesQueryOptions } from '@/lib/client/matches-query';
import type { Match } from '@/lib/contract/matches';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { fleetSearchStatus } from './fleet-search-status';

const LISTS = ['premises', 'meters', 'gateways'] as const;
/** Matches shown of each list. */
const SHOWN = 4;
/** Long enough to type a word, short enough to go unnoticed. */
const DEBOUNCE_MS = 120;

/** One search over the premises, meters and gateways of the fleet. `/` moves to it. */
export function FleetSearch() {
  const account = useAccountParam();
  const formats = useFormats();
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.current?.querySelector('input')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const queries = useQueries({
    queries: LISTS.map((list) => ({
      ...matchesQueryOptions(account, list, { q, limit: SHOWN }),
      enabled: q !== '' && account !== 'home',
    })),
  });
  const found = q === '' ? [] : queries.map(({ data }) => data?.data);
  const options = LISTS.flatMap((list, index) =>
    (found[index]?.matches ?? []).map((match) => optionOf(fleetPath(account, list, match.id), list, match)),
  );
  const failed = queries.some(({ isError }) => isError);
  const counts = found.flatMap((each) => (each ? [each.matching] : []));
  return (
    <div ref={box} className="screen-only mb-3 w-full lg:mb-0 lg:w-80">
      <HydratedFieldset>
        <Combobox
          label="Find in the fleet"
          hint="Address, ID, name, tag or email"
          compact
          text={text}
          onText={setText}
          options={text.trim() === '' ? [] : options}
          status={fleetSearchStatus(text, failed ? null : counts.length < LISTS.length ? undefined : counts, formats)}
          onChoose={(path) => {
            setText('');
            router.push(path);
          }}
          onLeave={() => undefined}
        />
      </HydratedFieldset>
    </div>
  );
}

function optionOf(path: string, list: (typeof LISTS)[number], { id, type, premise }: Match): ComboboxOption {
  const place = [premise.name, premise.address].filter(Boolean).join(', ');
  if (list === 'premises')
    return { value: path, label: premise.name ?? (premise.address || id), detail: `${premise.address || id}` };
  const kind = type === null ? 'Gateway' : meterTypeOf(type).label;
  return { value: path, label: `${kind} ${id}`, detail: place };
}
