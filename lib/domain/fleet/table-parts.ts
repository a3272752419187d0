import type { FleetLocation } from './rows';
import { stateHealth } from './rows';

/** How a cell is written and sorted. */
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
  /** Where a measurement lies among the limits. */
  | 'limit';

export interface FleetColumn<Row> {
  key: string;
  head: string;
  kind: CellKind;
  /** What it is sorted by and what stands in a file; null is missing. */
  value: (row: Row) => string | number | null;
  /** Not shown until it is chosen. */
  hiddenByDefault?: true;
}

/** What rows can be narrowed to by choosing among its values. A row may have several (tags). */
export interface FleetFacet<Row> {
  key: string;
  label: string;
  /** `asOf`: when the lists were told, milliseconds. */
  values: (row: Row, asOf: number) => readonly string[];
  /** Words for a value that is not a word by itself. */
  labelOf?: (value: string) => string;
}

/** One of the tables over the whole fleet: columns, filters, and what a search looks through. */
export interface FleetTable<Row> {
  columns: readonly FleetColumn<Row>[];
  facets: readonly FleetFacet<Row>[];
  /** The last that was heard. */
  heard: (row: Row) => string | null;
  searchTexts: (row: Row) => readonly (string | null)[];
}

/** The value of a facet where the row has none. */
const NONE = '(none)';

const HOUR_MS = 3_600_000;
const HEARD_WORDS: Record<string, string> = {
  hour: 'within the hour',
  day: 'within a day',
  week: 'within a week',
  longer: 'longer ago',
  never: 'never',
};
const STATE_WORDS: Record<string, string> = { ok: 'Well', watch: 'Degraded', bad: 'Down', other: 'Other' };
const ADDED_WORDS: Record<string, string> = { day: 'within a day', week: 'within a week' };

/** The filter by how long ago something was heard. */
export function heardFacet<Row>(heard: (row: Row) => string | null): FleetFacet<Row> {
  return {
    key: 'heard',
    label: 'Last heard',
    values: (row, asOf) => [heardWithin(heard(row), asOf)],
    labelOf: (value) => HEARD_WORDS[value] ?? value,
  };
}

/** How long before `asOf` (milliseconds) something was heard, as a facet's value. */
export function heardWithin(heard: string | null, asOf: number): 'hour' | 'day' | 'week' | 'longer' | 'never' {
  if (heard === null) return 'never';
  const age = asOf - Date.parse(heard);
  if (age <= HOUR_MS) return 'hour';
  if (age <= 24 * HOUR_MS) return 'day';
  return age <= 7 * 24 * HOUR_MS ? 'week' : 'longer';
}

/** One value, or the word for none. */
export const valueOrNone = (value: string | null): readonly string[] => [value ?? NONE];
/** The filter by what the present state means. */
export const healthFacet = {
  key: 'health',
  label: 'Health',
  values: ({ state }: { state: string | null }) => [stateHealth(state)],
  labelOf: (value: string) => STATE_WORDS[value] ?? value,
};
/** The filter by the state as the cloud spells it. */
export const stateFacet = {
  key: 'state',
  label: 'State',
  values: ({ state }: { state: string | null }) => valueOrNone(state),
};
/** The filter by city. */
export const cityFacet = { key: 'city', label: 'City', values: ({ city }: FleetLocation) => valueOrNone(city) };
/** The filter by postal code. */
export const postalFacet = {
  key: 'postal',
  label: 'Postal code',
  values: ({ postalCode }: FleetLocation) => valueOrNone(postalCode),
};
/** The filter by tag. */
export const tagFacet = {
  key: 'tag',
  label: 'Tag',
  values: ({ tags }: FleetLocation) => (tags.length > 0 ? tags : [NONE]),
};
/** The filter by when it came to the list. */
export const addedFacet = {
  key: 'added',
  label: 'New to the list',
  values: ({ added }: { added: 'day' | 'week' | null }) =>
    added === null ? [] : added === 'day' ? ['day', 'week'] : ['week'],
  labelOf: (value: string) => ADDED_WORDS[value] ?? value,
};

/** The columns that tell where a thing is. */
export const locationColumns: readonly FleetColumn<FleetLocation>[] = [
  { key: 'premise', head: 'Premise', kind: 'text', value: ({ premise }) => premise },
  { key: 'address', head: 'Address', kind: 'text', value: ({ address }) => address || null },
  { key: 'city', head: 'City', kind: 'text', value: ({ city }) => city },
  { key: 'postal', head: 'Postal code', kind: 'text', value: ({ postalCode }) => postalCode },
  { key: 'region', head: 'Region', kind: 'text', value: ({ region }) => region, hiddenByDefault: true },
  { key: 'tags', head: 'Tags', kind: 'text', value: ({ tags }) => tags.join(';') || null, hiddenByDefault: true },
  { key: 'premiseId', head: 'Premise ID', kind: 'id', value: ({ premiseId }) => premiseId, hiddenByDefault: true },
];
/** What of a place a search looks through. */
export const locationTexts = ({ premiseId, premise, address, city, region, postalCode, tags }: FleetLocation) => [
  premiseId,
  premise,
  address,
  city,
  region,
  postalCode,
  ...tags,
];
