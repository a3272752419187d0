import type { Match } from '@/lib/contract/matches';

/** Homes that get a button; the summary page of each leads to its other months. */
const MAX_HOMES = 4;
/** A report covers at most ten years. */
const MAX_YEARS = 9;
/** Where no meter says since when it exists. */
const YEARS_IF_UNKNOWN = 2;

/** Returns the homes of these meters; a single one needs no name. */
export function homesOf(meters: readonly Match[]): { id: string; name: string | null }[] {
  const homes = [...new Map(meters.map(({ premise }) => [premise.id, premise])).values()].slice(0, MAX_HOMES);
  return homes.map(({ id, name, address }) => ({ id, name: homes.length === 1 ? null : name || address || id }));
}

/** Returns the parameters of the report with everything from the day `since` to `end`, excluded. */
export function allDataParameters(since: string | null, end: string): Record<string, string> {
  const yearsBefore = (years: number) => `${Number(end.slice(0, 4)) - years}-01-01`;
  const first = since ?? yearsBefore(YEARS_IF_UNKNOWN);
  const start = [first, yearsBefore(MAX_YEARS)].sort().at(-1) ?? first;
  return { start, end, granularity: 'hour', details: 'true' };
}
