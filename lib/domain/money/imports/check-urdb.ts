import type { ImportProblem, UrdbRate, UrdbTier } from './urdb';

const TIER_UNITS = ['kWh', 'kWh daily', ''];
const FIXED_UNITS = ['$/day', '$/month', '$/year'];
/** Written for 'no limit'. */
export const NO_LIMIT = 1e30;

/** What a rate may contain that can't be taken over: by its name, each with the reason. */
const REFUSED: Record<string, string> = {
  annualmincharge: 'a minimum for a year is not supported',
  coincidentratestructure: 'the hour of the utility’s own peak is not known here',
  demandratchetpercentage: 'ratchets of a calendar month are not supported',
  lookbackpercent: 'demand of earlier months is not supported',
  demandreactivepowercharge: 'reactive power is not measured',
  phasewiringcharge: 'it is not a charge for use',
};

/** Returns what keeps a rate from being taken over as it is. `fields`: all fields of the file. */
export function checkUrdb(rate: UrdbRate, fields: Readonly<Record<string, unknown>>): ImportProblem[] {
  const problems: ImportProblem[] = [];
  for (const [field, why] of Object.entries(REFUSED)) {
    if (hasContent(fields[field])) problems.push({ field, text: `${field}: ${why}.` });
  }
  for (const [structure, schedules] of [
    ['energyratestructure', ['energyweekdayschedule', 'energyweekendschedule']],
    ['demandratestructure', ['demandweekdayschedule', 'demandweekendschedule']],
  ] as const) {
    problems.push(...checkStructure(structure, rate[structure]));
    if (!rate[structure]) continue;
    for (const schedule of schedules) problems.push(...checkSchedule(schedule, rate[schedule], rate[structure].length));
  }
  problems.push(...checkSharedTiers(rate), ...checkStructure('flatdemandstructure', rate.flatdemandstructure));
  if (rate.flatdemandstructure && rate.flatdemandmonths?.length !== 12) {
    problems.push({ field: 'flatdemandmonths', text: 'flatdemandmonths: needs a period for each of twelve months.' });
  }
  if (!rate.energyratestructure) {
    problems.push({ field: 'energyratestructure', text: 'energyratestructure: a rate without prices for energy.' });
  }
  if (rate.fueladjustmentsmonthly && rate.fueladjustmentsmonthly.length !== 12) {
    problems.push({ field: 'fueladjustmentsmonthly', text: 'fueladjustmentsmonthly: needs twelve months.' });
  }
  for (const field of ['fixedchargeunits', 'minchargeunits'] as const) {
    const unit = rate[field];
    if (unit && !FIXED_UNITS.includes(unit)) problems.push({ field, text: `${field}: ${unit} is not supported.` });
  }
  for (const field of ['flatdemandunit', 'demandrateunit', 'demandunits'] as const) {
    const unit = rate[field];
    const isUsed = rate.demandratestructure || rate.flatdemandstructure;
    if (isUsed && unit && unit !== 'kW') problems.push({ field, text: `${field}: ${unit} is not supported, only kW.` });
  }
  return problems;
}

function checkStructure(field: string, structure: UrdbTier[][] | undefined): ImportProblem[] {
  const problems: ImportProblem[] = [];
  const add = (text: string) => problems.push({ field, text: `${field}: ${text}.` });
  for (const [period, tiers] of (structure ?? []).entries()) {
    const name = `period ${period + 1}`;
    for (const [index, { rate, adj, sell, max, unit }] of tiers.entries()) {
      const isLast = index === tiers.length - 1;
      if (rate === undefined && adj === undefined && sell === undefined) add(`${name} has a tier without a price`);
      if (!isLast && (max === undefined || max <= (tiers[index - 1]?.max ?? 0)))
        add(`the tiers of ${name} do not rise`);
      if (isLast && max !== undefined && max < NO_LIMIT && tiers.length > 1) add(`the last tier of ${name} ends`);
      if (!field.includes('demand') && !TIER_UNITS.includes(unit ?? '')) add(`tiers in ${unit} are not supported`);
    }
  }
  return problems;
}

/** Periods of one month share an allowance, so that their tiers must end at the same amounts. */
function checkSharedTiers(rate: UrdbRate): ImportProblem[] {
  const field = 'energyratestructure';
  const limitsOf = (period: number) =>
    (rate.energyratestructure?.[period] ?? [])
      .slice(0, -1)
      .map(({ max }) => max)
      .join();
  const differs = (rate.energyweekdayschedule ?? []).some((hours, month) => {
    const periods = new Set([...hours, ...(rate.energyweekendschedule?.[month] ?? [])]);
    return new Set([...periods].map(limitsOf)).size > 1;
  });
  return differs ? [{ field, text: `${field}: periods of one month have tiers that end at different amounts.` }] : [];
}

function checkSchedule(field: string, schedule: number[][] | undefined, periods: number): ImportProblem[] {
  const text = (what: string) => [{ field, text: `${field}: ${what}.` }];
  if (schedule?.length !== 12) return text('needs twelve months');
  if (schedule.some((hours) => hours.length === 0 || hours.length % 24 !== 0 || 1440 % hours.length !== 0)) {
    return text('needs 24 hours for each month, or a multiple of them');
  }
  if (schedule.flat().some((period) => !Number.isInteger(period) || period < 0 || period >= periods)) {
    return text('names a period that does not exist');
  }
  return [];
}

function hasContent(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasContent);
  return value !== undefined && value !== null && value !== 0 && value !== '' && value !== false;
}
