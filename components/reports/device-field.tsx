'use client';

import { useQuery } from '@tanstack/react-query';
import { MAX_CHOICES, matchesQueryOptions } from '@/lib/client/matches-query';
import type { MatchList } from '@/lib/contract/matches';
import { DeviceSearch } from './device-search';
import { matchLabel, matchPlace } from './match-words';
import { SelectField } from './select-field';

const ALL_LABELS: Record<MatchList, string> = {
  premises: 'All premises',
  meters: 'All meters',
  gateways: 'All gateways',
};

interface DeviceFieldProps {
  account: string;
  list: MatchList;
  label: string;
  /** Id; empty: all. */
  value: string;
  onChange: (id: string) => void;
}

/** Chooses all premises, meters or gateways, or one of them: from a list, or by a search where there are many. */
export function DeviceField({ account, list, label, value, onChange }: DeviceFieldProps) {
  const { data: answer, error } = useQuery(matchesQueryOptions(account, list, MAX_CHOICES));
  const data = answer?.data;
  if (error || (data && data.total > data.matches.length)) {
    return <DeviceSearch account={account} list={list} label={label} value={value} onChange={onChange} />;
  }
  const matches = data?.matches ?? [];
  const isListed = value === '' || matches.some(({ id }) => id === value);
  return (
    <SelectField
      label={label}
      value={value}
      options={[
        { value: '', label: ALL_LABELS[list] },
        ...(isListed ? [] : [{ value, label: value }]),
        ...matches.map((match) => ({
          value: match.id,
          label: matchLabel(match),
          group: list === 'premises' ? undefined : match.premise.name || matchPlace(match) || match.premise.id,
        })),
      ]}
      onChange={onChange}
    />
  );
}
