import type { Match } from '@/lib/contract/matches';

/** Homes that get a button; the summary page of each leads to its other months. */
const MAX_HOMES = 4;
/** A report covers at most ten years. */
const YEARS = 9;

/** Returns the homes of these meters; a single one needs no name. */
export function homesOf(meters: readonly Match[]): { id: string; name: string | null }[] {
  const homes = [...new Map(meters.map(({ premise }) => [premise.id, premise])).values()].slice(0, MAX_HOMES);
  return homes.map(({ id, name, address }) => ({ id, name: homes.length === 1 ? null : name || address || id }));
}

/** Returns the parameters of the report with everything up to `end`, excluded. Nothing is loaded before a meter existed. */
export function allDataParameters(end: string): Record<string, string> {
  return { start: `${Number(end.slice(0, 4)) - YEARS}-01-01`, end, granularity: 'hour', details: 'true' };
}
