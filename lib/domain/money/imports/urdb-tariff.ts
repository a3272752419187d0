import type { DemandLine, ExportRule, FixedLine, Period, Tariff, TariffLine, Tier, UsageLine } from '../tariff';
import { checkUrdb, NO_LIMIT } from './check-urdb';
import type { ImportResult, UrdbRate, UrdbTier } from './urdb';
import { periodsOfSchedules, seasonsOfMonths } from './urdb-schedule';

/** Minimums and riders often stand only in the description. */
const MAX_DESCRIPTION = 400;

/**
 * Returns our tariff of a rate of OpenEI's database, with warnings; or the fields that it can't be made from. `fields`:
 * all fields of the file, also those that are not read.
 */
export function urdbTariff(rate: UrdbRate, fields: Readonly<Record<string, unknown>>): ImportResult<Tariff> {
  const problems = checkUrdb(rate, fields);
  const { energyratestructure, energyweekdayschedule, energyweekendschedule } = rate;
  if (problems.length > 0 || !energyratestructure || !energyweekdayschedule || !energyweekendschedule)
    return { problems };
  const fuel = rate.fueladjustmentsmonthly ?? [];
  // Months are one season when all that depends on the month is the same.
  const seasons = seasonsOfMonths(
    Array.from({ length: 12 }, (_, month) =>
      [
        energyweekdayschedule[month],
        energyweekendschedule[month],
        fuel[month] ?? 0,
        rate.demandweekdayschedule?.[month],
        rate.demandweekendschedule?.[month],
        rate.flatdemandmonths?.[month],
      ].join(';'),
    ),
  );
  const periods = periodsOfSchedules(energyweekdayschedule, energyweekendschedule, seasons);
  const fuelOf = (season: string | undefined) => fuel[seasons.ofMonth.indexOf(season)] ?? 0;
  const isTiered = energyratestructure.some((tiers) => tiers.length > 1);
  const isDaily = energyratestructure.some((tiers) => tiers.some(({ unit }) => unit === 'kWh daily'));
  const rule = exportRule(rate);
  const energy: UsageLine = {
    ...{ id: 'energy', label: 'Energy', group: 'supply', kind: 'usage' },
    direction: rule ? 'net' : 'import',
    bands: periods.map(({ period, ...when }) => ({
      ...(energyratestructure.length > 1 && { label: `Period ${period + 1}` }),
      ...when,
      tiers: tiersOf(energyratestructure[period] ?? [], fuelOf(when.season)),
    })),
    ...(isTiered && { tiersPer: isDaily ? ('day' as const) : ('month' as const) }),
  };
  const sold = energyratestructure.some((tiers) => tiers.some(({ sell }) => (sell ?? 0) > 0));
  const lines: TariffLine[] = [
    ...fixedLines(rate),
    sold && rule?.bank === 'none' ? { ...energy, direction: 'import' } : energy,
    ...(sold && rule?.bank === 'none' ? [sellLine(energy, energyratestructure, periods)] : []),
    ...demandLines(rate, seasons.ofMonth, periodsOf(rate, seasons)),
  ];
  const minimum = rate.mincharge ?? rate.minmonthlycharge ?? 0;
  return {
    warnings: warningsOf(rate, sold && rule?.bank !== 'none'),
    tariff: {
      name: [rate.utility, rate.name].filter(Boolean).join(': ') || 'Imported rate',
      commodity: 'electricity',
      currency: 'USD',
      source: 'urdb',
      ...((rate.uri ?? rate.label) && { sourceRef: rate.uri ?? rate.label }),
      versions: [
        {
          validFrom: '2000-01-01',
          seasons: seasons.seasons,
          billUnit: 'kWh',
          billRounding: 'none',
          monthRule: 'whole',
          lines,
          ...(minimum > 0 && { minimum: { ...perPeriod(minimum, rate.minchargeunits) } }),
          ...(rule && { export: rule }),
        },
      ],
    },
  };
}

function tiersOf(tiers: readonly UrdbTier[], fuel: number): Tier[] {
  return tiers.map(({ rate = 0, adj = 0, max }, index) => ({
    ...(index < tiers.length - 1 && max !== undefined && max < NO_LIMIT && { upTo: max }),
    price: micro(rate + adj + fuel),
  }));
}

/** Without the traces of binary fractions. */
function micro(price: number): number {
  return Math.round(price * 1e6) / 1e6;
}

function perPeriod(amount: number, unit: string | undefined): { amount: number; per: Period } {
  if (unit === '$/day') return { amount, per: 'day' };
  return { amount: unit === '$/year' ? micro(amount / 12) : amount, per: 'month' };
}

function fixedLines(rate: UrdbRate): FixedLine[] {
  const amount = rate.fixedchargefirstmeter ?? rate.fixedmonthlycharge ?? 0;
  if (amount === 0) return [];
  return [
    {
      id: 'fixed',
      label: 'Customer charge',
      group: 'fixed',
      kind: 'fixed',
      ...perPeriod(amount, rate.fixedchargeunits),
    },
  ];
}

function sellLine(
  energy: UsageLine,
  structure: readonly UrdbTier[][],
  periods: readonly { period: number }[],
): UsageLine {
  const { tiersPer: _tiersPer, ...line } = energy;
  return {
    ...line,
    ...{ id: 'sell', label: 'Energy you sent', group: 'credit', direction: 'export' },
    bands: energy.bands.map((band, index) => ({
      ...band,
      tiers: [{ price: structure[periods[index]?.period ?? 0]?.[0]?.sell ?? 0 }],
    })),
  };
}

function periodsOf(rate: UrdbRate, seasons: ReturnType<typeof seasonsOfMonths>) {
  const { demandweekdayschedule, demandweekendschedule } = rate;
  if (!rate.demandratestructure || !demandweekdayschedule || !demandweekendschedule) return [];
  return periodsOfSchedules(demandweekdayschedule, demandweekendschedule, seasons);
}

function demandLines(
  rate: UrdbRate,
  ofMonth: readonly (string | undefined)[],
  periods: ReturnType<typeof periodsOf>,
): DemandLine[] {
  const minutes = rate.demandwindow;
  const windowMinutes = minutes === 30 || minutes === 60 ? minutes : 15;
  const common = { group: 'demand', kind: 'demand', windowMinutes } as const;
  const byPeriod = periods.map(
    ({ period, ...when }, index): DemandLine => ({
      ...common,
      ...{ id: `demand-${index + 1}`, label: `Demand, period ${period + 1}` },
      ...when,
      tiers: tiersOf(rate.demandratestructure?.[period] ?? [], 0),
    }),
  );
  const flat = [...new Set(ofMonth)].map(
    (season, index): DemandLine => ({
      ...common,
      ...{ id: `flat-demand-${index + 1}`, label: 'Demand' },
      ...(season !== undefined && { season }),
      tiers: tiersOf(rate.flatdemandstructure?.[rate.flatdemandmonths?.[ofMonth.indexOf(season)] ?? 0] ?? [], 0),
    }),
  );
  return [...byPeriod, ...flat].filter(({ tiers }) => tiers.some(({ price }) => price !== 0));
}

function exportRule({ dgrules, usenetmetering }: UrdbRate): ExportRule | null {
  if (dgrules === 'Net Metering' || (dgrules === undefined && usenetmetering))
    return { meters: 'netting', bank: 'energy' };
  if (dgrules === 'Buy All Sell All') return { meters: 'buyAllSellAll', bank: 'none' };
  if (dgrules?.startsWith('Net Billing')) return { meters: 'netting', bank: 'none' };
  return null;
}

function warningsOf(rate: UrdbRate, leavesSellOut: boolean): string[] {
  const warnings: string[] = [];
  if (leavesSellOut) {
    warnings.push(
      rate.dgrules === undefined
        ? 'The prices for what is sent (sell in energyratestructure) are left out: dgrules does not say how they count.'
        : `The prices for what is sent (sell in energyratestructure) are left out: dgrules is ${rate.dgrules}.`,
    );
  }
  if (rate.servicetype === 'Delivery') {
    warnings.push('This rate is for delivery alone. Add what you pay for the energy itself.');
  }
  if (rate.servicetype === 'Energy') warnings.push('This rate is for energy alone. Add what you pay for delivery.');
  if (rate.sector && rate.sector !== 'Residential')
    warnings.push(`This rate is for ${rate.sector.toLowerCase()} customers.`);
  const description = rate.description?.trim();
  if (description) warnings.push(`The database adds: “${description.slice(0, MAX_DESCRIPTION)}”`);
  warnings.push('Taxes and extra charges are often missing in the database. Compare the first bill, and add them.');
  return warnings;
}
