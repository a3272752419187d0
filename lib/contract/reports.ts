import { z } from 'zod';
import { SHIFTED_MODES } from '../domain/compare/compare-mode';
import { WORK_STATUSES } from '../domain/fleet/work-row';
import { GRANULARITIES } from '../domain/granularity';
import { isLocalDay } from '../domain/local-day';
import { WATER_METHODS } from '../domain/water-reversal';
import { dayOrInstantParam, dayParam, granularityParam, idParam, timesParam } from './params';

const FLAG = { error: 'Give true or false.' };
const flagParam = z
  .enum(['true', 'false', '1', '0'], FLAG)
  .default('false')
  .transform((text) => text === 'true' || text === '1');

/** Parameters of every report: the account (may be omitted with a single enterprise) and the CSV format. */
const commonReportParams = {
  account: z
    .string()
    .max(200, 'This account is too long.')
    .optional()
    .describe('The account: home, or the id of an enterprise. May be omitted if there is only one.'),
  separator: z
    .enum(['comma', 'semicolon', 'tab'], { error: 'Give one of comma, semicolon, tab.' })
    .optional()
    .describe('CSV separator. Defaults to comma, or to semicolon with decimal commas.'),
  decimal: z
    .enum(['point', 'comma'], { error: 'Give point or comma.' })
    .default('point')
    .describe('CSV decimal separator.'),
  bom: flagParam.describe('Adds a UTF-8 byte order mark for Excel and puts quotes around all texts.'),
};

const range = {
  start: dayOrInstantParam.describe(
    'Start of the range: a local day of the premise, YYYY-MM-DD, or a UTC instant with Z.',
  ),
  end: dayOrInstantParam.describe('End of the range, not included.'),
};
const meterParam = idParam.optional().describe('A single meter. Without it all meters, one file each.');

const part = (text: string) => z.string().trim().min(1).max(1000).optional().describe(text);

/** The part of a fleet that a report is about. */
const selection = {
  tag: part('Only premises with this tag. Separate several by semicolons, here and in the next three.'),
  city: part('Only premises in this city.'),
  postal: part('Only premises with this postal code.'),
  type: part('Only meters of this type, such as gas, and premises that have one.'),
  q: part('Only premises with all of these words in their name, their address or an ID.'),
  filter: part(
    'Only what a page of the fleet shows: its name and the query of its address, such as gateways?health=bad.',
  ),
};
export type SelectionParams = { [Name in keyof typeof selection]?: string };
/** The names of these parameters. */
export const SELECTION_NAMES: readonly string[] = Object.keys(selection);

export const plainReportParams = z.strictObject(commonReportParams);
export type PlainReportParams = z.infer<typeof plainReportParams>;

export const fleetReportParams = z.strictObject({ ...commonReportParams, ...selection });
export type FleetReportParams = z.infer<typeof fleetReportParams>;

export const partnerReportParams = z.strictObject({
  ...commonReportParams,
  handle: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,60}$/, 'Give up to 60 letters, digits, dots, dashes or underscores.')
    .optional()
    .describe('A name that becomes a part of the file’s name.'),
  ...selection,
});
export type PartnerReportParams = z.infer<typeof partnerReportParams>;

export const seriesReportParams = z.strictObject({
  ...commonReportParams,
  ...range,
  meter: meterParam,
  granularity: granularityParam.default('hour'),
  times: timesParam,
  ...selection,
});
export type SeriesReportParams = z.infer<typeof seriesReportParams>;

const NO_OTHER_DAYS = 'none';
const COMPARE_WITH = [NO_OTHER_DAYS, ...SHIFTED_MODES] as const;

export const usageReportParams = seriesReportParams
  .extend({
    compare: flagParam.describe('Adds columns with typical usage and the difference from it.'),
    average: flagParam.describe('Adds a column with the average usage of comparable homes.'),
    register: flagParam.describe('Adds a column with the meter’s register at the start of each interval.'),
    cost: flagParam.describe(
      'Adds columns with what each interval costs by your prices, without fixed charges, and the currency.',
    ),
    details: flagParam.describe(
      'Adds columns with the unit, the end of each interval, its UTC offset, typical usage, and its status: measured, added up, in progress or missing.',
    ),
    compareWith: z
      .enum(COMPARE_WITH, { error: `Give one of ${COMPARE_WITH.join(', ')}.` })
      .default(NO_OTHER_DAYS)
      .describe(
        'Adds columns with the same meter’s other days: the period before, the year before by date, or by weekday. Each row has the start of the interval it is compared with, its usage, and the difference.',
      ),
  })
  .refine(({ compareWith, start, end }) => compareWith === NO_OTHER_DAYS || (isLocalDay(start) && isLocalDay(end)), {
    path: ['compareWith'],
    error: 'Give start and end as days to compare with other days.',
  });
export type UsageReportParams = z.infer<typeof usageReportParams>;

export const insightsReportParams = z.strictObject({
  ...commonReportParams,
  ...range,
  meter: idParam.optional().describe('A single meter. Without it all meters, in one file.'),
  granularity: granularityParam.default('bihour'),
  times: timesParam,
  ...selection,
});
export type InsightsReportParams = z.infer<typeof insightsReportParams>;

export const costsReportParams = z.strictObject({
  ...commonReportParams,
  start: dayParam.describe('Bills that begin on this local day of the premise or later.'),
  end: dayParam.describe('Bills that begin before this day.'),
  ...selection,
});
export type CostsReportParams = z.infer<typeof costsReportParams>;

const MONTH = { error: 'Give a month as YYYY-MM.' };

export const monthlyReportParams = z.strictObject({
  ...commonReportParams,
  month: z
    .string(MONTH)
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, MONTH.error)
    .describe('The month, YYYY-MM.'),
  perMeterSum: flagParam.describe(
    'Adds the sum of the meters’ own readings next to the cloud’s sum. Costs one request per meter.',
  ),
  ...selection,
});
export type MonthlyReportParams = z.infer<typeof monthlyReportParams>;

const WORK_CHOICES = ['unfinished', 'all', ...WORK_STATUSES] as const;

export const worklistReportParams = z.strictObject({
  ...commonReportParams,
  status: z
    .enum(WORK_CHOICES, { error: `Give one of ${WORK_CHOICES.join(', ')}.` })
    .default('unfinished')
    .describe('Which lines: those that are not done, all, or those with one status.'),
  ...selection,
});
export type WorklistReportParams = z.infer<typeof worklistReportParams>;

export const premisesReportParams = z.strictObject({
  ...commonReportParams,
  withUsers: flagParam.describe('Adds the email addresses of the users.'),
  incomplete: flagParam.describe('Only premises without any meter.'),
  times: timesParam,
  ...selection,
});
export type PremisesReportParams = z.infer<typeof premisesReportParams>;

export const detailedReportParams = z.strictObject({
  ...commonReportParams,
  detailed: flagParam.describe('Adds the address.'),
  ...selection,
});
export type DetailedReportParams = z.infer<typeof detailedReportParams>;

export const waterReversalsParams = z.strictObject({
  ...commonReportParams,
  method: z
    .enum(WATER_METHODS, { error: `Give one of ${WATER_METHODS.join(', ')}.` })
    .default('summer')
    .describe('Check for too much indoor usage in summer, or any outdoor usage in winter.'),
  ...selection,
});
export type WaterReversalsParams = z.infer<typeof waterReversalsParams>;

export const readingsReportParams = z.strictObject({
  ...commonReportParams,
  ...range,
  meter: meterParam,
  latest: flagParam.describe('Only the last reading of the range.'),
  times: timesParam,
  ...selection,
});
export type ReadingsReportParams = z.infer<typeof readingsReportParams>;

export const gridReadingsParams = z.strictObject({
  ...commonReportParams,
  ...range,
  gateway: idParam.optional().describe('A single gateway. Without it and premise all gateways, one file each.'),
  premise: idParam.optional().describe('All gateways of a single premise.'),
  times: timesParam,
  ...selection,
});
export type GridReadingsParams = z.infer<typeof gridReadingsParams>;

/** Interval lengths up to a day. */
const UP_TO_A_DAY = GRANULARITIES.filter((granularity) => granularity !== 'month');

export const archiveReportParams = z.strictObject({
  ...commonReportParams,
  start: dayParam.describe('The first local day of each premise, YYYY-MM-DD.'),
  end: dayParam.describe('The day after the last one.'),
  granularity: z
    .enum(UP_TO_A_DAY, { error: `Give one of ${UP_TO_A_DAY.join(', ')}.` })
    .default('hour')
    .describe('Length of the intervals.'),
  times: timesParam,
  ...selection,
});
export type ArchiveReportParams = z.infer<typeof archiveReportParams>;
