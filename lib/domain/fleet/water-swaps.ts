import { filterInSlices, type Slices } from '../slices';
import type { FleetModel, MeterRow } from './rows';

const DAY_MS = 24 * 3_600_000;
/** A younger register reflects one season, not a year. */
const MIN_AGE_DAYS = 90;
/** Over a year a garden uses less than a house. Outdoor use above this multiple of indoor use suggests a swap. */
const MIN_RATIO = 2;
const MIN_GALLONS_PER_DAY = 60;

/**
 * Returns the premises whose outdoor water register has counted far more per day since installation than the indoor
 * one. Uses the listed registers only, without a request: a hint, not proof.
 */
export function* suspectedWaterSwaps({ meters, asOf }: FleetModel): Slices<{ indoor: MeterRow; outdoor: MeterRow }[]> {
  const indoors = yield* filterInSlices(meters, ({ type }) => type === 'water_indoor');
  const outdoors = yield* filterInSlices(meters, ({ type }) => type === 'water_outdoor');
  const indoorByPremise = new Map(indoors.map((row) => [row.premiseId, row]));
  return outdoors.flatMap((outdoor) => {
    const indoor = indoorByPremise.get(outdoor.premiseId);
    if (!indoor) return [];
    const [indoorPerDay, outdoorPerDay] = [gallonsPerDay(indoor, asOf), gallonsPerDay(outdoor, asOf)];
    if (indoorPerDay === null || outdoorPerDay === null) return [];
    return outdoorPerDay >= MIN_GALLONS_PER_DAY && outdoorPerDay > MIN_RATIO * indoorPerDay
      ? [{ indoor, outdoor }]
      : [];
  });
}

function gallonsPerDay({ value, createdAt }: MeterRow, asOf: string): number | null {
  if (value === null || createdAt === null) return null;
  const days = (Date.parse(asOf) - Date.parse(createdAt)) / DAY_MS;
  return days >= MIN_AGE_DAYS ? value / days : null;
}
