import { measureInChild } from '../measure-in-child';
import type { FleetMeasurement, Interaction } from './measure-fleet';

/** A line of the fleets' table: the same with a small fleet and with a large one. */
export interface FleetComparisonRow {
  what: string;
  small: number;
  large: number;
  ratio: number;
}

const WHAT: Record<Interaction, string> = {
  overview: 'the overview again, ms',
  page: 'next page of all meters, ms',
  filter: 'another filter of all meters, ms',
  search: 'another search through all meters, ms',
  sort: 'a column sorted before, other filters, ms',
  sortFirst: 'a column sorted the first time, ms',
};

/** Holds two fleets, each in a process of its own, and says how the larger one compares. */
export async function compareFleets(small: number, large: number): Promise<FleetComparisonRow[]> {
  const measured: FleetMeasurement[] = [];
  for (const premises of [small, large]) {
    const script = 'scripts/bench/fleet/measure-fleet.ts';
    const lines = await measureInChild<FleetMeasurement>(`fleet of ${premises}`, script, [String(premises)]);
    measured.push(...lines);
  }
  const [one, other] = measured;
  if (!one || !other) throw new Error('a fleet was not measured');
  const row = (what: string, of: (fleet: FleetMeasurement) => number): FleetComparisonRow => {
    return { what, small: of(one), large: of(other), ratio: Math.round((of(other) / of(one)) * 10) / 10 };
  };
  return [
    row('premises', ({ premises }) => premises),
    row('meters', ({ meters }) => meters),
    row('requests of the first view', ({ requests }) => requests),
    ...Object.entries(WHAT).map(([name, what]) => row(what, ({ ms }) => ms[name as Interaction])),
    row('memory to hold it, MB', ({ heldMb }) => heldMb),
    row('most memory of the process, MB', ({ peakMb }) => peakMb),
  ];
}
