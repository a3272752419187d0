import { FREQUENCY_WORDS, type FrequencyState, VOLTAGE_WORDS, type VoltageState } from '../grid/limits';
import type { FleetLocation } from './rows';
import {
  cityFacet,
  type FleetTable,
  locationColumns,
  locationTexts,
  postalFacet,
  tagFacet,
  valueOrNone,
} from './table-parts';

/** A gateway's last measurement of the mains as a row, judged by some limits. */
export interface GridRow extends FleetLocation {
  id: string;
  model: string | null;
  /** When it was measured. */
  at: string | null;
  volts: number | null;
  hertz: number | null;
  /** 120 or 240: what the voltage is meant to be; null without a measurement. */
  nominalVolts: 120 | 240 | null;
  voltage: VoltageState;
  frequency: FrequencyState;
  /** How far beyond the nearest limit of the tolerable band, as a part of nominal; 0 inside, null unmeasured. */
  beyond: number | null;
}

const voltageWord = (value: string) => VOLTAGE_WORDS[value as VoltageState] ?? value;
const frequencyWord = (value: string) => FREQUENCY_WORDS[value as FrequencyState] ?? value;

/** The last measurement of every gateway. */
export const GRID_TABLE: FleetTable<GridRow> = {
  columns: [
    { key: 'id', head: 'Gateway ID', kind: 'id', value: ({ id }) => id },
    { key: 'voltage', head: 'Voltage is', kind: 'limit', value: ({ voltage }) => voltage },
    { key: 'volts', head: 'Voltage (V)', kind: 'volts', value: ({ volts }) => volts },
    {
      key: 'hertz',
      head: 'Frequency (Hz)',
      kind: 'hertz',
      value: ({ hertz }) => (hertz !== null && hertz > 0 ? hertz : null),
    },
    { key: 'frequency', head: 'Frequency is', kind: 'limit', value: ({ frequency }) => frequency },
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
    cityFacet,
    postalFacet,
    tagFacet,
  ],
  heard: ({ at }) => at,
  searchTexts: (row) => [row.id, row.model, ...locationTexts(row)],
};
