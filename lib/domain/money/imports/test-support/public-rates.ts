import type { UrdbRate } from '../urdb';

/**
 * Rates of OpenEI's Utility Rate Database (CC0), with the fields that it has and without texts. Their `uri` is where they
 * are published; a row of a schedule is written as its periods in a text.
 */
type PublicRate = UrdbRate & { uri: string; eiaid: number };

const ofMonths = (count: number, row: string) => Array.from({ length: count }, () => [...row].map(Number));
const ALL_YEAR = ofMonths(12, '0'.repeat(24));

/** One price with a fuel charge, and a charge for each month. */
export const JACKSONVILLE_RS: PublicRate = {
  label: '66905b9123dfda7f4b0d5691',
  uri: 'https://apps.openei.org/IURDB/rate/view/66905b9123dfda7f4b0d5691',
  utility: 'Jacksonville Electric Authority',
  name: 'RS Residential Electric',
  ...{ eiaid: 9617, sector: 'Residential', servicetype: 'Bundled', startdate: 1711958400 },
  ...{ demandunits: 'kW', flatdemandunit: 'kW', demandrateunit: 'kW', dgrules: 'Net Metering' },
  energyratestructure: [[{ unit: 'kWh', rate: 0.06821, adj: 0.03726 }]],
  ...{ energyweekdayschedule: ALL_YEAR, energyweekendschedule: ALL_YEAR },
  ...{ fixedchargefirstmeter: 15.75, fixedchargeunits: '$/month' },
};

/** Two tiers of each month, from before charges had units. */
export const FLORIDA_RS_1: PublicRate = {
  label: '5550d6fd5457a3187e8b4567',
  uri: 'https://openei.org/apps/USURDB/rate/view/5550d6fd5457a3187e8b4567',
  ...{ utility: 'Florida Power & Light Co.', name: 'RS-1 Residential Service' },
  ...{ eiaid: 6452, sector: 'Residential', startdate: 1433116800 },
  energyratestructure: [
    [
      { max: 1000, rate: 0.07531, adj: 0.0119, unit: 'kWh' },
      { rate: 0.09613, adj: 0.0119, unit: 'kWh' },
    ],
  ],
  ...{ energyweekdayschedule: ALL_YEAR, energyweekendschedule: ALL_YEAR, fixedmonthlycharge: 7.57 },
};

const PGE_SEASONS = [...ofMonths(4, '1'.repeat(24)), ...ofMonths(6, '0'.repeat(24)), ...ofMonths(2, '1'.repeat(24))];

/** Three tiers of each day, with other allowances in summer and winter, and a minimum. */
export const PACIFIC_GAS_E_1_T: PublicRate = {
  label: '60e4c63a5457a3a91679e0f2',
  uri: 'https://apps.openei.org/IURDB/rate/view/60e4c63a5457a3a91679e0f2',
  ...{ utility: 'Pacific Gas & Electric Co', name: 'E-1 -Residential Service Baseline Region T' },
  ...{ eiaid: 14328, sector: 'Residential', servicetype: 'Bundled', startdate: 1614585600 },
  ...{ demandunits: 'kW', flatdemandunit: 'kW', demandrateunit: 'kW', dgrules: 'Net Metering' },
  energyratestructure: [
    [
      { max: 6.8, rate: 0.25902, unit: 'kWh daily' },
      { max: 27.2, rate: 0.32596, unit: 'kWh daily' },
      { rate: 0.40745, unit: 'kWh daily' },
    ],
    [
      { max: 8.2, rate: 0.25902, unit: 'kWh daily' },
      { max: 32.8, rate: 0.32596, unit: 'kWh daily' },
      { rate: 0.40745, unit: 'kWh daily' },
    ],
  ],
  ...{ energyweekdayschedule: PGE_SEASONS, energyweekendschedule: PGE_SEASONS },
  ...{ fixedchargeunits: '$/month', mincharge: 10, minchargeunits: '$/month' },
};

const APS_ON_WINTER = `${'0'.repeat(15)}11111${'0'.repeat(4)}`;
const APS_ON_SUMMER = APS_ON_WINTER.replaceAll('1', '2');
const APS_WEEKDAYS = [...ofMonths(4, APS_ON_WINTER), ...ofMonths(6, APS_ON_SUMMER), ...ofMonths(2, APS_ON_WINTER)];

/** Time of use on weekdays, demand at the same hours, and net billing. */
export const ARIZONA_R_2: PublicRate = {
  label: '5cacc9d15457a31d537780e2',
  uri: 'https://openei.org/apps/IURDB/rate/view/5cacc9d15457a31d537780e2',
  ...{ utility: 'Arizona Public Service Co', name: 'Residential Service (Saver Choice Plus) R-2' },
  ...{ eiaid: 803, sector: 'Residential', servicetype: 'Bundled', startdate: 1554102000 },
  ...{ demandunits: 'kW', demandrateunit: 'kW', dgrules: 'Net Billing Instantaneous' },
  energyratestructure: [
    [{ rate: 0.07798, adj: 0.005741, unit: 'kWh' }],
    [{ rate: 0.11017, adj: 0.005741, unit: 'kWh' }],
    [{ rate: 0.1316, adj: 0.005741, unit: 'kWh' }],
  ],
  ...{ energyweekdayschedule: APS_WEEKDAYS, energyweekendschedule: ALL_YEAR },
  demandratestructure: [[{ rate: 0 }], [{ rate: 8.4, adj: 0.838 }], [{ rate: 8.4, adj: 0.838 }]],
  ...{ demandweekdayschedule: APS_WEEKDAYS, demandweekendschedule: ALL_YEAR },
  ...{ fixedchargefirstmeter: 12.99, fixedchargeunits: '$/month' },
};

const CONSUMERS_PEAK = `${'0'.repeat(14)}11111${'0'.repeat(5)}`;
const consumers = (summer: string) => [
  ...ofMonths(5, '2'.repeat(24)),
  ...ofMonths(4, summer),
  ...ofMonths(3, '2'.repeat(24)),
];

/** Time of use in summer alone, with prices for what is sent that net metering does not use. */
export const CONSUMERS_RSP: PublicRate = {
  label: '6793d5f0408c15764c05042b',
  uri: 'https://apps.openei.org/IURDB/rate/view/6793d5f0408c15764c05042b',
  ...{ utility: 'Consumers Energy Co', name: 'Residential Summer On-Peak Basic Service (RSP)' },
  ...{ eiaid: 4254, sector: 'Residential', servicetype: 'Delivery with Standard Offer' },
  ...{ demandunits: 'kW', flatdemandunit: 'kW', demandrateunit: 'kW', dgrules: 'Net Metering' },
  energyratestructure: [
    [{ adj: 0.06655, rate: 0.16647, sell: 0.099222, unit: 'kWh' }],
    [{ adj: 0.06655, rate: 0.21545, sell: 0.150563, unit: 'kWh' }],
    [{ adj: 0.06655, rate: 0.16182, sell: 0.085252, unit: 'kWh' }],
  ],
  energyweekdayschedule: consumers(CONSUMERS_PEAK),
  energyweekendschedule: consumers('0'.repeat(24)),
  ...{ fixedchargefirstmeter: 8.73, fixedchargeunits: '$/month' },
};

const SOUTH_CENTRAL_SEASONS = [
  ...ofMonths(5, '1'.repeat(24)),
  ...ofMonths(4, '0'.repeat(24)),
  ...ofMonths(3, '1'.repeat(24)),
];

/** Tiers that depend on the demand, which are not supported. */
export const SOUTH_CENTRAL_LP1: PublicRate = {
  label: '539f6a23ec4f024411ec8beb',
  uri: 'https://apps.openei.org/IURDB/rate/view/539f6a23ec4f024411ec8beb',
  ...{ utility: 'South Central Public Pwr Dist', name: 'Rate Scheduel LP1 Large Power Service' },
  ...{ eiaid: 17548, sector: 'Industrial', startdate: 1335880800, description: 'Minimum charge of $1000.00.' },
  ...{ demandunits: 'kW', flatdemandunit: 'kW', demandrateunit: 'kW' },
  energyratestructure: [
    [
      { max: 300, rate: 0.049, unit: 'kWh/kW' },
      { rate: 0.033, unit: 'kWh/kW' },
    ],
    [
      { max: 300, rate: 0.042, unit: 'kWh/kW' },
      { rate: 0.029, unit: 'kWh/kW' },
    ],
  ],
  ...{ energyweekdayschedule: SOUTH_CENTRAL_SEASONS, energyweekendschedule: SOUTH_CENTRAL_SEASONS },
  flatdemandstructure: [
    [{ max: 100, rate: 13.5 }, { rate: 12.1 }],
    [{ max: 100, rate: 16.3 }, { rate: 14.9 }],
  ],
  flatdemandmonths: [0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0],
};
