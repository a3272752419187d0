import { atLeast, atMost, exactly, type Goal } from '../goals';
import { measureInChild } from '../measure-in-child';
import type { FleetMeasurement, Interaction } from './measure-fleet';

/** A line of the comparison: a small fleet, a large fleet, and the ratio. */
export interface FleetComparisonRow {
  what: string;
  small: number;
  large: number;
  ratio: number;
}

const LABELS: Record<Interaction, string> = {
  overview: 'the overview again, ms',
  page: 'next page of all meters, ms',
  filter: 'another filter of all meters, ms',
  search: 'another search through all meters, ms',
  sort: 'a column sorted before, other filters, ms',
  sortFirst: 'a column sorted the first time, ms',
};

/** A fleet ten times as large may take at most twice as long. */
const REPEATED: readonly Interaction[] = ['filter', 'search', 'sort'];
const MAX_RATIO = 2;

/** Returns the goals of the comparison: of what is done again and again. */
function fleetGoals(rows: readonly FleetComparisonRow[]): Goal[] {
  return REPEATED.map((name) => {
    const what = LABELS[name];
    return atMost(`ratio of ${what}`, MAX_RATIO, rows.find((row) => row.what === what)?.ratio ?? Number.NaN);
  });
}

/** Measures two fleets, each in its own process, and compares them, and their numbers with the sandbox's own. */
export async function compareFleets(
  small: number,
  large: number,
): Promise<{ rows: FleetComparisonRow[]; goals: Goal[] }> {
  const measurements: FleetMeasurement[] = [];
  for (const premises of [small, large]) {
    const script = 'scripts/bench/fleet/measure-fleet.ts';
    const lines = await measureInChild<FleetMeasurement>(`fleet of ${premises}`, script, [String(premises)]);
    measurements.push(...lines);
  }
  const [smaller, larger] = measurements;
  if (!smaller || !larger) throw new Error('a fleet was not measured');
  const row = (what: string, read: (fleet: FleetMeasurement) => number): FleetComparisonRow => {
    return {
      what,
      small: read(smaller),
      large: read(larger),
      ratio: Math.round((read(larger) / read(smaller)) * 10) / 10,
    };
  };
  const rows = [
    row('premises', ({ premises }) => premises),
    row('meters', ({ meters }) => meters),
    row('requests of the first view', ({ requests }) => requests),
    ...Object.entries(LABELS).map(([name, what]) => row(what, ({ ms }) => ms[name as Interaction])),
    row('memory of the loaded fleet, MB', ({ loadedMb }) => loadedMb),
    row('peak memory of the process, MB', ({ peakMb }) => peakMb),
    row('lines of the worklist', ({ check }) => Object.values(check.lines).reduce((sum, count) => sum + count, 0)),
    row('numbers compared with the sandbox', ({ check }) => check.compared),
  ];
  return { rows, goals: [...fleetGoals(rows), ...measurements.flatMap(truthGoals)] };
}

function truthGoals({ premises, check: { differing, lines, rollouts } }: FleetMeasurement): Goal[] {
  const name = (what: string) => `${what}, of ${premises} premises`;
  for (const { what, shown, true: truth } of differing) console.error(`✗ ${what}: ${truth} is true, ${shown} is shown`);
  return [
    exactly(name('numbers that differ from the sandbox'), 0, differing.length),
    exactly(name('firmware rollouts'), 1, rollouts),
    ...['outage', 'area', 'gateway', 'silent', 'flapping'].map((kind) =>
      atLeast(name(`causes: ${kind}`), 1, lines[kind] ?? 0),
    ),
  ];
}
