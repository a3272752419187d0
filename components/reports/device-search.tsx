'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Combobox } from '@/components/ui/combobox';
import { useFormats } from '@/lib/client/formats';
import { matchesQueryOptions } from '@/lib/client/matches-query';
import type { Match, MatchList } from '@/lib/contract/matches';
import type { Formats } from '@/lib/domain/formats/formats';
import { matchLabel, matchPlace } from './match-words';

/** Suggestions wait for a pause in typing. */
const PAUSE_MS = 150;

interface DeviceSearchProps {
  account: string;
  list: MatchList;
  label: string;
  /** Id; empty: all. */
  value: string;
  onChange: (id: string) => void;
}

/** Chooses one of many premises, meters or gateways by a search. Text that is none of them is passed on as it is. */
export function DeviceSearch({ account, list, label, value, onChange }: DeviceSearchProps) {
  const formats = useFormats();
  /** What is being typed; null while a choice is shown. */
  const [typed, setTyped] = useState<string | null>(null);
  const q = useAfterPause(typed ?? '').trim();
  const found = useQuery({ ...matchesQueryOptions(account, list, { q }), enabled: typed !== null });
  const chosen = useQuery({ ...matchesQueryOptions(account, list, { q: value, limit: 1 }), enabled: value !== '' });
  const data = found.data?.data;
  const matches = data?.matches ?? [];
  const choose = (id: string) => {
    setTyped(null);
    onChange(id);
  };
  const leave = () => {
    if (typed === null) return;
    const [only] = matches;
    const isOnly = data?.matching === 1 && only && !found.isPlaceholderData && q === typed.trim();
    choose(isOnly ? only.id : typed.trim());
  };
  return (
    <Combobox
      label={label}
      hint="ID, name, address or postal code. Leave empty for all."
      text={typed ?? textOf(value, chosen.data?.data.matches[0])}
      onText={setTyped}
      options={matches.map((match) => ({ value: match.id, label: matchLabel(match), detail: matchPlace(match) }))}
      status={found.error?.detail ?? statusText(matches.length, data?.matching, formats)}
      onChoose={choose}
      onLeave={leave}
    />
  );
}

function textOf(value: string, match: Match | undefined): string {
  return match?.id === value ? matchLabel(match) : value;
}

function statusText(shown: number, matching: number | undefined, formats: Formats): string {
  if (matching === undefined) return 'Searching…';
  if (matching === 0) return 'Nothing matches.';
  return shown < matching
    ? `The best ${shown} of ${formats.count(matching)}. Type more to narrow it down.`
    : `${shown} found.`;
}

function useAfterPause(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
