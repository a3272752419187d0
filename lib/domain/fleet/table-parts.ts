import { stateLabel } from '../device-states';
import type { FleetLocation } from './rows';
import { stateHealth } from './rows';

/** How a cell is formatted and sorted. */
export type CellKind =
  | 'text'
  | 'id'
  | 'type'
  | 'state'
  | 'instant'
  | 'number'
  /** A day's sign of health. */
  | 'sign'
  /** 0 to 1. */
  | 'share'
  | 'hours'
  | 'volts'
  | 'hertz'
  /** A measurement's state relative to the limits. */
  | 'limit';

export interface FleetColumn<Row> {
  key: string;
  head: string;
  kind: CellKind;
  /** The value to sort by and to write to a file; null when missing. */
  value: (row: Row) => string | number | null;
  /** Hidden until chosen. */
  hiddenByDefault?: true;
}

/** A filter: rows can be limited to chosen values. A row may have several values (tags). */
export interface FleetFacet<Row> {
  key: string;
  label: string;
  /** `asOf`: when the lists were fetched, milliseconds. */
  values: (row: Row, asOf: number) => readonly string[];
  /** The label of a value that is not readable itself. */
  labelOf?: (value: string) => string;
}

/** A table over the whole fleet: columns, filters and searchable texts. */
export interface FleetTable<Row> {
  id: (row: Row) => string;
  columns: readonly FleetColumn<Row>[];
  facets: readonly FleetFacet<Row>[];
  /** When the row's device was last heard. */
  heard: (row: Row) => string | null;
  searchTexts: (row: Row) => readonly (string | null)[];
  /** The id of the row's premise. */
  premiseId?: (row: Row) => string;
}

/** The facet value of rows without a value. */
const NONE = '(none)';

const HOUR_MS = 3_600_000;
const HEARD_WORDS: Record<string, string> = {
  hour: 'within an hour',
  day: 'within a day',
  week: 'within a week',
  longer: 'longer ago',
  never: 'never',
};
const STATE_WORDS: Record<string, string> = { ok: 'OK', watch: 'Degraded', bad: 'Down', other: 'Other' };
const ADDED_WORDS: Record<string, string> = { day: 'within a day', week: 'within a week' };

/** Returns the filter by how long ago a device was heard. */
export function heardFacet<Row>(heard: (row: Row) => string | null): FleetFacet<Row> {
  return {
    key: 'heard',
    label: 'Last heard',
    values: (row, asOf) => [heardWithin(heard(row), asOf)],
    labelOf: (value) => HEARD_WORDS[value] ?? value,
  };
}

/** Returns how long before `asOf` (milliseconds) a device was heard, as a facet value. */
export function heardWithin(heard: string | null, asOf: number): 'hour' | 'day' | 'week' | 'longer' | 'never' {
  if (heard === null) return 'never';
  const age = asOf - Date.parse(heard);
  if (age <= HOUR_MS) return 'hour';
  if (age <= 24 * HOUR_MS) return 'day';
  return age <= 7 * 24 * HOUR_MS ? 'week' : 'longer';
}

/** Returns the value in a list, or the placeholder for none. */
export const valueOrNone = (value: string | null): readonly string[] => [value ?? NONE];
/** The filter by what the current state means. */
export const healthFacet = {
  key: 'health',
  label: 'Health',
  values: ({ state }: { state: string | null }) => [stateHealth(state)],
  labelOf: (value: string) => STATE_WORDS[value] ?? value,
};
/** The filter by the state. */
export const stateFacet = {
  key: 'state',
  label: 'State',
  values: ({ state }: { state: string | null }) => valueOrNone(state),
  labelOf: stateLabel,
};
/** The filter by city. */
const cityFacet = { key: 'city', label: 'City', values: ({ city }: FleetLocation) => valueOrNone(city) };
/** The filter by postal code. */
const postalFacet = {
  key: 'postal',
  label: 'Postal code',
  values: ({ postalCode }: FleetLocation) => valueOrNone(postalCode),
};
/** The filter by tag. */
const tagFacet = {
  key: 'tag',
  label: 'Tag',
  values: ({ tags }: FleetLocation) => (tags.length > 0 ? tags : [NONE]),
};
/** The location filters. */
export const locationFacets = [cityFacet, postalFacet, tagFacet];
/** The filter by when an item appeared on the list. */
export const addedFacet = {
  key: 'added',
  label: 'New to the list',
  values: ({ added }: { added: 'day' | 'week' | null }) =>
    added === null ? [] : added === 'day' ? ['day', 'week'] : ['week'],
  labelOf: (value: string) => ADDED_WORDS[value] ?? value,
};

/** The location columns. */
export const locationColumns: readonly FleetColumn<FleetLocation>[] = [
  { key: 'premise', head: 'Premise', kind: 'text', value: ({ premise }) => premise },
  { key: 'address', head: 'Address', kind: 'text', value: ({ address }) => address || null },
  { key: 'city', head: 'City', kind: 'text', value: ({ city }) => city },
  { key: 'postal', head: 'Postal code', kind: 'text', value: ({ postalCode }) => postalCode },
  { key: 'region', head: 'Region', kind: 'text', value: ({ region }) => region, hiddenByDefault: true },
  { key: 'tags', head: 'Tags', kind: 'text', value: ({ tags }) => tags.join(';') || null, hiddenByDefault: true },
  { key: 'premiseId', head: 'Premise ID', kind: 'id', value: ({ premiseId }) => premiseId, hiddenByDefault: true },
];
/** Returns the searchable texts of a location. */
export const locationTexts = ({ premiseId, premise, address, city, region, postalCode, tags }: FleetLocation) => [
  premiseId,
  premise,
  address,
  city,
  region,
  postalCode,
  ...tags,
];
