'use client';

import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import type { Season } from '@/lib/domain/money/tariff';
import { withItem } from './draft-line';
import { RemoveButton } from './remove-button';

interface SeasonEditorProps {
  seasons: readonly Season[];
  onChange: (seasons: Season[]) => void;
}

const SUMMER: Season = { id: 'summer', label: 'Summer', from: '06-01', to: '09-30' };
const WINTER: Season = { id: 'winter', label: 'Winter', from: '10-01', to: '05-31' };

/** The seasons of a year; none for prices that are the same all year. Days are month-day. */
export function SeasonEditor({ seasons, onChange }: SeasonEditorProps) {
  if (seasons.length === 0) return <Button onClick={() => onChange([SUMMER, WINTER])}>Prices differ by season</Button>;
  return (
    <div data-list className="space-y-2">
      {seasons.map((season, index) => {
        const change = (changed: Partial<Season>) => onChange(withItem(seasons, index, { ...season, ...changed }));
        return (
          <div key={season.id} className="flex flex-wrap items-end gap-2">
            <TextField
              label="Season"
              value={season.label}
              className="w-36"
              onChange={({ target }) => change({ label: target.value })}
            />
            <TextField
              label="From (MM-DD)"
              value={season.from}
              className="w-32"
              onChange={({ target }) => change({ from: target.value })}
            />
            <TextField
              label="To (MM-DD)"
              value={season.to}
              className="w-32"
              onChange={({ target }) => change({ to: target.value })}
            />
            <RemoveButton
              onRemove={() => onChange(withItem(seasons, index, null))}
            >{`Remove ${season.label}`}</RemoveButton>
          </div>
        );
      })}
      <Button
        data-add
        onClick={() => onChange([...seasons, { id: newId(seasons), label: 'Season', from: '01-01', to: '01-31' }])}
      >
        Add a season
      </Button>
    </div>
  );
}

function newId(seasons: readonly Season[]): string {
  let number = seasons.length + 1;
  while (seasons.some(({ id }) => id === `season-${number}`)) number += 1;
  return `season-${number}`;
}
