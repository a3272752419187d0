import { AMERICAN_FORMATS } from '../formats/formats';
import { groupInSlices, type Slices } from '../slices';
import type { GridRow } from './grid-table';
import { atPremise, type Cause, earliest, firstKnown, inArea, premiseIdOf } from './work-item';

/** What is known besides the voltages. */
interface OutageFacts {
  takeMeters: (gateways: readonly GridRow[]) => string[];
  failingSince: (gatewayId: string) => string | null;
}

/** Gateways without voltage at this many premises of one postal code are one outage. */
const MIN_PREMISES = 2;

/**
 * Returns the outages: gateways that measure no voltage now, those of a postal code together. `takeMeters` returns the
 * failing meters at the premises of some gateways, which appear in no other cause. `failingSince` returns since when a gateway
 * is degraded or down, which is when its power failed as far as that is known.
 */
export function* outageCauses(grid: readonly GridRow[], facts: OutageFacts): Slices<Cause[]> {
  const dark = grid.filter(({ voltage }) => voltage === 'outage');
  const causes: Cause[] = [];
  for (const [postalCode, gateways] of yield* groupInSlices(dark, (row) => row.postalCode ?? '')) {
    const premises = new Map<string, GridRow[]>();
    for (const row of gateways) premises.set(premiseIdOf(row), [...(premises.get(premiseIdOf(row)) ?? []), row]);
    if (postalCode !== '' && premises.size >= MIN_PREMISES) {
      const what = `No mains voltage at ${AMERICAN_FORMATS.counted(premises.size, 'premise')}`;
      causes.push(outageCause(`outage ${postalCode}`, gateways, what, facts));
    } else {
      for (const [id, rows] of premises) causes.push(outageCause(`outage ${id}`, rows, 'No mains voltage', facts));
    }
  }
  return causes.sort((a, b) => b.premiseIds.length - a.premiseIds.length);
}

function outageCause(
  id: string,
  gateways: readonly GridRow[],
  what: string,
  { takeMeters, failingSince }: OutageFacts,
): Cause {
  const [first] = gateways as [GridRow, ...GridRow[]];
  const isArea = new Set(gateways.map(premiseIdOf)).size > 1;
  return {
    ...(isArea ? inArea(gateways) : atPremise(first)),
    ...earliest(gateways.map(({ id: each, at }) => firstKnown([failingSince(each), 'changed'], [at, 'measured']))),
    id,
    kind: 'outage',
    severity: 'high',
    what,
    sure: 'sure',
    todo: isArea
      ? 'Power outage: check the feeder. The gateways run on their batteries.'
      : 'Check the breaker and the outlet. The gateway runs on its battery.',
    gatewayIds: gateways.map(({ id: gatewayId }) => gatewayId),
    meterIds: takeMeters(gateways),
  };
}

/** Returns a cause for each gateway that measures a voltage outside the limits now. */
export function voltageCauses(grid: readonly GridRow[]): Cause[] {
  return grid.flatMap((row): Cause[] => {
    const { voltage, volts, at, id } = row;
    if (volts === null || (voltage !== 'low' && voltage !== 'high')) return [];
    return [
      {
        ...atPremise(row),
        id: `voltage ${id} ${voltage}`,
        kind: 'voltage',
        severity: 'medium',
        what: `Voltage too ${voltage}: ${AMERICAN_FORMATS.amount(volts, 1, 'V')}`,
        since: at,
        sinceSource: 'measured',
        sure: 'likely',
        todo: 'Compare with the neighbors: if theirs is the same it is the feeder, otherwise the wiring of the home.',
        gatewayIds: [id],
        meterIds: [],
      },
    ];
  });
}
