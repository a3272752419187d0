import { gatewayId, premiseId } from './ids';
import type { HomeSize, MeterPlan } from './meter-builder';
import { buildMeter } from './meter-builder';
import type { GatewayDef, PremiseAddress, PremiseDef, Silence } from './types';
import type { Zone } from './zones';
import { DAY_MINUTES, MINUTE_MS } from './zones';

/** A home of an account that can sign in. These do not depend on the seed. */
interface HomePlan {
  owner: string;
  name: string;
  zone: Zone;
  created: string;
  address: PremiseAddress;
  size: HomeSize;
  meters: MeterPlan[];
  gateway?: { firmware: string; weak?: Silence[] };
}

function homePlans(anchor: number): HomePlan[] {
  const replacedAt = anchor - 17 * DAY_MINUTES + 865;
  const silentForDays: Silence = {
    kind: 'recurring',
    salt: 1,
    blockMinutes: 12 * DAY_MINUTES,
    minMinutes: 3200,
    maxMinutes: 5000,
  };
  const address = (
    street: string,
    suite: string | null,
    city: string,
    county: string,
    state: string,
    postalCode: string,
  ): PremiseAddress => ({ street, suite, city, county, state, postalCode });
  return [
    {
      owner: 'auth0|alex',
      name: 'Maple Street',
      zone: 'America/Denver',
      created: '2024-03-11T17:20:00Z',
      address: address('1427 Maple St', null, 'Denver', 'Denver', 'CO', '80205'),
      size: {
        houseKwhPerDay: 19,
        heatCcfPerYear: 420,
        hotCcfPerDay: 0.4,
        indoorGalPerDay: 120,
        irrigationGalPerYear: 21_000,
        leak: { galPerMinute: 0.021, since: anchor - 45 * DAY_MINUTES },
      },
      meters: [{ type: 'power' }, { type: 'gas' }, { type: 'water' }],
      gateway: { firmware: '3.2.1' },
    },
    {
      owner: 'auth0|alex',
      name: 'Desert house',
      zone: 'America/Phoenix',
      created: '2024-09-02T19:05:00Z',
      address: address('88 Peñasco Dr', 'Unit 2', 'Phoenix', 'Maricopa', 'AZ', '85018'),
      size: { houseKwhPerDay: 27, evKwhPerYear: 3100, solarKwhPerYear: 11_500 },
      meters: [{ type: 'power_net' }, { type: 'power_gen' }, { type: 'power_sub' }],
      gateway: {
        firmware: '3.1.9',
        weak: [{ kind: 'recurring', salt: 3, blockMinutes: 2 * DAY_MINUTES, minMinutes: 40, maxMinutes: 300 }],
      },
    },
    {
      owner: 'auth0|kim',
      name: 'The Ångström-Okonkwo residence, upper two floors, carriage house and garden ("the little house")',
      zone: 'America/New_York',
      created: '2023-11-20T15:00:00Z',
      address: address(
        '9 O\'Brien Court, "Rear Building"\nc/o Ångström & Okonkwo',
        'Apt 3, rear',
        'Somerville',
        'Middlesex',
        'MA',
        '2144',
      ),
      size: {
        houseKwhPerDay: 23,
        heatCcfPerYear: 510,
        hotCcfPerDay: 0.5,
        indoorGalPerDay: 165,
        irrigationGalPerYear: 14_000,
      },
      meters: [{ type: 'power' }, { type: 'gas' }, { type: 'water_indoor' }, { type: 'water_outdoor' }],
      gateway: { firmware: '3.2.1' },
    },
    {
      owner: 'auth0|asha',
      name: 'Ballygunge flat',
      zone: 'Asia/Kolkata',
      created: '2024-06-03T05:10:00Z',
      address: address('14/2 Gariahat Rd, Ballygunge', '4th floor', 'Kolkata', 'Kolkata', 'West Bengal', '700019'),
      size: { houseKwhPerDay: 12, steamLbPerDay: 85 },
      meters: [{ type: 'power' }, { type: 'steam' }],
      gateway: { firmware: '2.9.4' },
    },
    {
      owner: 'auth0|lee',
      name: 'New build (nothing installed yet)',
      zone: 'America/Los_Angeles',
      created: '2026-01-12T18:00:00Z',
      address: address('2208 Cottonwood Ln', null, 'Long Beach', 'Los Angeles', 'CA', '90803'),
      size: { houseKwhPerDay: 0 },
      meters: [],
    },
    {
      owner: 'auth0|lee',
      name: 'Hillside',
      zone: 'America/Los_Angeles',
      created: '2024-05-06T20:45:00Z',
      address: address('=HYPERLINK("http://example.com","1 Hill St")', null, 'La Cañada', 'Los Angeles', 'CA', '91011'),
      size: { houseKwhPerDay: 16, heatCcfPerYear: 110, hotCcfPerDay: 0.35 },
      meters: [
        { type: 'power', ended: replacedAt },
        { type: 'power', created: replacedAt },
        { type: 'gas', silences: [silentForDays] },
      ],
      gateway: { firmware: '3.2.0' },
    },
    {
      owner: 'auth0|operator',
      name: 'Studio',
      zone: 'America/Denver',
      created: '2025-02-03T16:00:00Z',
      address: address('530 E 14th Ave', 'Apt 14', 'Boulder', 'Boulder', 'CO', '80302'),
      size: { houseKwhPerDay: 8 },
      meters: [{ type: 'power' }],
      gateway: { firmware: '3.2.1' },
    },
  ];
}

const CAMPUS_TYPES = ['power', 'gas', 'water'];

/** A home with very many meters; the last one is its net meter. */
function campusPlan(meters: number): HomePlan {
  return {
    owner: 'auth0|campus@example.com',
    name: 'Campus',
    zone: 'America/Denver',
    created: '2024-02-05T15:00:00Z',
    address: {
      ...{ street: '1 University Ave', suite: null, city: 'Boulder' },
      ...{ county: 'Boulder', state: 'CO', postalCode: '80309' },
    },
    size: { houseKwhPerDay: 11, heatCcfPerYear: 300, indoorGalPerDay: 90 },
    meters: Array.from({ length: meters }, (_, slot) => ({
      type: slot === meters - 1 ? 'power_net' : (CAMPUS_TYPES[slot % CAMPUS_TYPES.length] ?? 'power'),
    })),
    gateway: { firmware: '3.2.1' },
  };
}

/**
 * Returns the homes with their owner's subject. Recent events are relative to `anchor` (a UTC minute). The last one has
 * `campusMeters` meters, if any.
 */
export function buildHomes(
  seed: number,
  anchor: number,
  campusMeters: number,
): { owner: string; premise: PremiseDef }[] {
  const plans = [...homePlans(anchor), ...(campusMeters > 0 ? [campusPlan(campusMeters)] : [])];
  return plans.map((plan, index) => {
    const premise: PremiseDef = {
      id: premiseId('home', index),
      key: 0x400000 + index,
      name: plan.name,
      zone: plan.zone,
      created: Date.parse(plan.created) / MINUTE_MS,
      address: plan.address,
      tags: ['has_mobile_app'],
      users: [],
      meters: [],
      gateways: [],
    };
    premise.meters = plan.meters.map((meter, slot) => buildMeter(seed, 'home', index, slot, premise, plan.size, meter));
    premise.gateways = plan.gateway ? [homeGateway(index, premise, plan.gateway)] : [];
    return { owner: plan.owner, premise };
  });
}

function homeGateway(index: number, premise: PremiseDef, plan: NonNullable<HomePlan['gateway']>): GatewayDef {
  const indian = premise.zone === 'Asia/Kolkata';
  return {
    id: gatewayId('home', index, 0),
    premise,
    model: 'Generation 3',
    firmware: plan.firmware,
    key: premise.key * 16,
    silences: [],
    weak: plan.weak ?? [],
    outages: [],
    nominalVolts: indian ? 230 : 120,
    offsetVolts: 0.4,
    sagVolts: indian ? 7 : 3.2,
    measuresGrid: true,
  };
}
