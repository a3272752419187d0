import { FREQUENCY_WORDS, type FrequencyState, VOLTAGE_WORDS, type VoltageState } from '../grid/limits';
import type { FleetPlace } from './rows';
import { cityFacet, type FleetTable, orNone, placeColumns, placeText, postalFacet, tagFacet } from './table-parts';

/** A gateway's last measurement of the mains as a row, judged by some limits. */
export interface GridRow extends FleetPlace {
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
    { key: 'nominal', head: 'Nominal (V)', kind: 'number', value: ({ nominalVolts }) => nominalVolts, extra: true },
    { key: 'model', head: 'Model', kind: 'text', value: ({ model }) => model, extra: true },
    ...placeColumns,
  ],
  facets: [
    { key: 'voltage', label: 'Voltage', values: ({ voltage }) => [voltage], word: voltageWord },
    { key: 'frequency', label: 'Frequency', values: ({ frequency }) => [frequency], word: frequencyWord },
    {
      key: 'nominal',
      label: 'Nominal voltage',
      values: ({ nominalVolts }) => (nominalVolts === null ? [] : [String(nominalVolts)]),
      word: (value) => `${value} V`,
    },
    { key: 'model', label: 'Model', values: ({ model }) => orNone(model) },
    cityFacet,
    postalFacet,
    tagFacet,
  ],
  heard: ({ at }) => at,
  searched: (row) => [row.id, row.model, ...placeText(row)],
};
