'use client';

import { Button } from '@/components/ui/button';
import { SelectBox } from '@/components/ui/select-box';
import { TextField } from '@/components/ui/text-field';
import { type Band, DAY_KINDS, type DayKind, type Season, type Tier } from '@/lib/domain/money/tariff';
import { withItem } from './draft-line';
import { NumberField } from './number-field';
import { RemoveButton } from './remove-button';

const DAYS: Record<DayKind, string> = {
  ...{ mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun', holiday: 'Holidays' },
};

interface BandEditorProps {
  band: Band;
  unit: string;
  seasons: readonly Season[];
  hasHolidays: boolean;
  onChange: (band: Band) => void;
  onRemove: (() => void) | null;
}

/** A price with its name, its tiers, and when it applies. */
export function BandEditor({ band, unit, seasons, hasHolidays, onChange, onRemove }: BandEditorProps) {
  const { label = '', season = '', days, hours = [], tiers } = band;
  const kinds = DAY_KINDS.filter((day) => day !== 'holiday' || hasHolidays);
  const chosen = days ?? kinds;
  const setDays = (day: DayKind) => {
    const next = kinds.filter((each) => (each === day ? !chosen.includes(each) : chosen.includes(each)));
    onChange({ ...band, days: next.length === kinds.length || next.length === 0 ? undefined : next });
  };
  return (
    <li className="space-y-3 border-t border-line pt-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label="Name, such as Peak"
          value={label}
          maxLength={60}
          onChange={({ target }) => onChange({ ...band, label: target.value || undefined })}
        />
        {seasons.length > 0 ? (
          <SelectBox
            label="Season"
            options={[
              { value: '', label: 'All year' },
              ...seasons.map(({ id, label: name }) => ({ value: id, label: name })),
            ]}
            value={season}
            onChange={(value) => onChange({ ...band, season: value || undefined })}
          />
        ) : null}
      </div>
      <fieldset>
        <legend className="mb-1 font-medium">Days</legend>
        <div className="flex flex-wrap gap-1">
          {kinds.map((day) => (
            <label
              key={day}
              className="flex min-h-11 cursor-pointer items-center gap-1.5 rounded-md border border-line px-2 has-checked:border-line-strong has-checked:bg-sunken"
            >
              <input
                type="checkbox"
                checked={chosen.includes(day)}
                onChange={() => setDays(day)}
                className="size-4 accent-accent"
              />
              {DAYS[day]}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset data-list className="space-y-2">
        <legend className="mb-1 font-medium">{hours.length === 0 ? 'All day' : 'Hours'}</legend>
        {hours.map(([from, to], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hours have no name, and their order is theirs
          <div key={index} className="flex flex-wrap items-end gap-2">
            <TextField
              label="From"
              type="time"
              value={from}
              onChange={({ target }) => onChange({ ...band, hours: withItem(hours, index, [target.value, to]) })}
            />
            <TextField
              label="To"
              type="time"
              value={to === '24:00' ? '00:00' : to}
              onChange={({ target }) => {
                const end = target.value === '00:00' ? '24:00' : target.value;
                onChange({ ...band, hours: withItem(hours, index, [from, end]) });
              }}
            />
            <RemoveButton
              onRemove={() => {
                const left = withItem(hours, index, null);
                onChange({ ...band, hours: left.length === 0 ? undefined : left });
              }}
            >
              Remove hours
            </RemoveButton>
          </div>
        ))}
        <Button data-add onClick={() => onChange({ ...band, hours: [...hours, ['16:00', '21:00']] })}>
          Add hours
        </Button>
      </fieldset>
      <TierEditor tiers={tiers} unit={unit} onChange={(next) => onChange({ ...band, tiers: next })} />
      {onRemove ? <RemoveButton onRemove={onRemove}>{`Remove ${label || 'this price'}`}</RemoveButton> : null}
    </li>
  );
}

interface TierEditorProps {
  tiers: readonly Tier[];
  unit: string;
  onChange: (tiers: Tier[]) => void;
}

/** One price, or prices up to amounts. */
export function TierEditor({ tiers, unit, onChange }: TierEditorProps) {
  const addTier = () => {
    const last = tiers.at(-1) ?? { price: 0 };
    const limit = (tiers.at(-2)?.upTo ?? 0) + 500;
    onChange([...tiers.slice(0, -1), { ...last, upTo: limit }, { price: last.price }]);
  };
  return (
    <div data-list className="space-y-2">
      {tiers.map((tier, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tiers have no name, and their order is theirs
        <div key={index} className="flex flex-wrap items-end gap-2">
          <NumberField
            label={`Price per ${unit}`}
            value={tier.price}
            className="w-40"
            onChange={(price) => price !== undefined && onChange(withItem(tiers, index, { ...tier, price }))}
          />
          {tier.upTo !== undefined ? (
            <NumberField
              label={`up to (${unit})`}
              value={tier.upTo}
              className="w-32"
              onChange={(upTo) => upTo !== undefined && onChange(withItem(tiers, index, { ...tier, upTo }))}
            />
          ) : tiers.length > 1 ? (
            <p className="flex min-h-11 items-center text-quiet">above that</p>
          ) : null}
          {tier.upTo !== undefined ? (
            <RemoveButton onRemove={() => onChange(withItem(tiers, index, null))}>Remove tier</RemoveButton>
          ) : null}
        </div>
      ))}
      <Button data-add onClick={addTier}>
        Add a tier
      </Button>
    </div>
  );
}
