import { filterInSlices, type Slices } from '../slices';
import type { FleetModel, MeterRow } from './rows';

const DAY_MS = 24 * 3_600_000;
/** A register younger than this says more of one season than of a year. */
const LEAST_DAYS = 90;
/** Over the seasons a garden takes less than a house; where it seems to take so much more, the two may be swapped. */
const TIMES = 2;
const LEAST_GALLONS_A_DAY = 60;

/**
 * Premises whose outdoor water register has counted far more a day since installation than the indoor one. Told from
 * registers alone, without a request: a hint, not a proof.
 */
export function* suspectedWaterSwaps({ meters, asOf }: FleetModel): Slices<{ indoor: MeterRow; outdoor: MeterRow }[]> {
  const indoors = yield* filterInSlices(meters, ({ type }) => type === 'water_indoor');
  const outdoors = yield* filterInSlices(meters, ({ type }) => type === 'water_outdoor');
  const indoorAt = new Map(indoors.map((row) => [row.premiseId, row]));
  return outdoors.flatMap((outdoor) => {
    const indoor = indoorAt.get(outdoor.premiseId);
    if (!indoor) return [];
    const [inside, outside] = [gallonsPerDay(indoor, asOf), gallonsPerDay(outdoor, asOf)];
    if (inside === null || outside === null) return [];
    return outside >= LEAST_GALLONS_A_DAY && outside > TIMES * inside ? [{ indoor, outdoor }] : [];
  });
}

function gallonsPerDay({ value, createdAt }: MeterRow, asOf: string): number | null {
  if (value === null || createdAt === null) return null;
  const days = (Date.parse(asOf) - Date.parse(createdAt)) / DAY_MS;
  return days >= LEAST_DAYS ? value / days : null;
}
