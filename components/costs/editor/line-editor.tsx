'use client';

import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/section';
import { SelectBox } from '@/components/ui/select-box';
import { TextField } from '@/components/ui/text-field';
import type { Period, TariffLine, TariffVersion, UsageLine } from '@/lib/domain/money/tariff';
import { BandEditor, TierEditor } from './band-editor';
import { withBand, withItem, withoutBand } from './draft-line';
import { NumberField } from './number-field';
import { RemoveButton } from './remove-button';
import { WeekPicture } from './week-picture';

const PERIODS: { value: Period; label: string }[] = [
  { value: 'month', label: 'Each month' },
  { value: 'day', label: 'Each day' },
  { value: 'cycle', label: 'Each bill' },
];
const DIRECTIONS: { value: UsageLine['direction']; label: string }[] = [
  { value: 'import', label: 'What you take' },
  { value: 'net', label: 'What you take less what you send' },
  { value: 'export', label: 'What you send (paid to you)' },
];

interface LineEditorProps {
  version: TariffVersion;
  line: TariffLine;
  onChange: (line: TariffLine) => void;
  onRemove: () => void;
}

/** A line of the bill, with the fields of its kind. */
export function LineEditor({ version, line, onChange, onRemove }: LineEditorProps) {
  return (
    <Card className="space-y-4 p-4 sm:p-5">
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          label="Name on the bill"
          value={line.label}
          maxLength={200}
          className="min-w-48 flex-1"
          onChange={({ target }) => onChange({ ...line, label: target.value })}
        />
        <RemoveButton onRemove={onRemove}>{`Remove ${line.label || 'this line'}`}</RemoveButton>
      </div>
      {line.kind === 'fixed' ? (
        <div className="flex flex-wrap gap-3">
          <NumberField
            label="Amount"
            value={line.amount}
            className="w-40"
            onChange={(amount) => amount !== undefined && onChange({ ...line, amount })}
          />
          <SelectBox
            label="How often"
            options={PERIODS}
            value={line.per}
            onChange={(per) => onChange({ ...line, per })}
          />
        </div>
      ) : null}
      {line.kind === 'percent' ? (
        <NumberField
          label="Percent of all lines above it"
          value={line.percent}
          className="w-64"
          onChange={(percent) => percent !== undefined && onChange({ ...line, percent })}
        />
      ) : null}
      {line.kind === 'demand' ? (
        <>
          <p className="text-quiet">For the highest average of a quarter of an hour in the bill.</p>
          <TierEditor tiers={line.tiers} unit="kW" onChange={(tiers) => onChange({ ...line, tiers })} />
        </>
      ) : null}
      {line.kind === 'prices' ? (
        <p className="text-quiet">{`${line.prices.length} prices from a file, from ${line.prices[0]?.start.slice(0, 10) ?? ''} on.`}</p>
      ) : null}
      {line.kind === 'usage' ? <UsageEditor version={version} line={line} onChange={onChange} /> : null}
    </Card>
  );
}

interface UsageEditorProps {
  version: TariffVersion;
  line: UsageLine;
  onChange: (line: TariffLine) => void;
}

function UsageEditor({ version, line, onChange }: UsageEditorProps) {
  const isElectric = version.billUnit === 'kWh';
  const hasTimes = line.bands.length > 1 || line.bands.some(({ hours, days }) => hours ?? days);
  const hasTiers = line.bands.some(({ tiers }) => tiers.length > 1);
  return (
    <>
      <div className="flex flex-wrap gap-3">
        {isElectric ? (
          <SelectBox
            label="Counts"
            options={DIRECTIONS}
            value={line.direction}
            onChange={(direction) => onChange({ ...line, direction })}
          />
        ) : null}
        {hasTiers ? (
          <SelectBox
            label="Tiers start again"
            options={PERIODS}
            value={line.tiersPer ?? 'cycle'}
            onChange={(tiersPer) => onChange({ ...line, tiersPer })}
          />
        ) : null}
      </div>
      {hasTimes || version.seasons.length > 0 ? <WeekPicture version={version} line={line} /> : null}
      <div data-list className="space-y-4">
        <ul className="space-y-4">
          {line.bands.map((band, index) => (
            <BandEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: a price may have no name yet, and keeps its place
              key={index}
              band={band}
              unit={version.billUnit}
              seasons={version.seasons}
              hasHolidays={version.holidays !== undefined}
              onChange={(next) => onChange({ ...line, bands: withItem(line.bands, index, next) })}
              onRemove={
                line.bands.length > 1 ? () => onChange({ ...line, bands: withoutBand(line.bands, index) }) : null
              }
            />
          ))}
        </ul>
        <Button data-add onClick={() => onChange({ ...line, bands: withBand(line.bands) })}>
          Add a price for other times
        </Button>
      </div>
    </>
  );
}
