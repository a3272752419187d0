import { FREQUENCY_WORDS, type FrequencyState, type Latest, VOLTAGE_WORDS, type VoltageState } from '../grid/limits';
import type { FleetLocation } from './rows';
import { type FleetTable, locationColumns, locationFacets, locationTexts, valueOrNone } from './table-parts';

/** A gateway's last voltage and frequency as a row, judged by the chosen limits. */
export interface GridRow extends FleetLocation {
  id: string;
  model: string | null;
  /** When it was measured. */
  at: string | null;
  volts: number | null;
  hertz: number | null;
  /** Nominal voltage; null without a measurement. */
  nominalVolts: 120 | 240 | null;
  voltage: Latest<VoltageState>;
  frequency: Latest<FrequencyState>;
  /** Distance beyond the nearest limit of band B, as a fraction of nominal; 0 inside, null without a recent measurement. */
  beyond: number | null;
}

const voltageWord = (value: string) => VOLTAGE_WORDS[value as Latest<VoltageState>] ?? value;
const frequencyWord = (value: string) => FREQUENCY_WORDS[value as Latest<FrequencyState>] ?? value;

/** The table of every gateway's last measurement. */
export const GRID_TABLE: FleetTable<GridRow> = {
  id: ({ id }) => id,
  columns: [
    { key: 'id', head: 'Gateway ID', kind: 'id', value: ({ id }) => id },
    { key: 'voltage', head: 'Voltage state', kind: 'limit', value: ({ voltage }) => voltage },
    { key: 'volts', head: 'Voltage (V)', kind: 'volts', value: ({ volts }) => volts },
    {
      key: 'hertz',
      head: 'Frequency (Hz)',
      kind: 'hertz',
      value: ({ hertz }) => (hertz !== null && hertz > 0 ? hertz : null),
    },
    { key: 'frequency', head: 'Frequency state', kind: 'limit', value: ({ frequency }) => frequency },
    { key: 'at', head: 'Measured', kind: 'instant', value: ({ at }) => at },
    {
      key: 'nominal',
      head: 'Nominal (V)',
      kind: 'number',
      value: ({ nominalVolts }) => nominalVolts,
      hiddenByDefault: true,
    },
    { key: 'model', head: 'Model', kind: 'text', value: ({ model }) => model, hiddenByDefault: true },
    ...locationColumns,
  ],
  facets: [
    { key: 'voltage', label: 'Voltage', values: ({ voltage }) => [voltage], labelOf: voltageWord },
    { key: 'frequency', label: 'Frequency', values: ({ frequency }) => [frequency], labelOf: frequencyWord },
    {
      key: 'nominal',
      label: 'Nominal voltage',
      values: ({ nominalVolts }) => (nominalVolts === null ? [] : [String(nominalVolts)]),
      labelOf: (value) => `${value} V`,
    },
    { key: 'model', label: 'Model', values: ({ model }) => valueOrNone(model) },
    ...locationFacets,
  ],
  heard: ({ at }) => at,
  premiseId: ({ premiseId }) => premiseId,
  searchTexts: (row) => [row.id, row.model, ...locationTexts(row)],
};
