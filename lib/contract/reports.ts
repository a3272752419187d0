import { z } from 'zod';
import { GRANULARITIES } from '../domain/granularity';
import { WATER_METHODS } from '../domain/water-reversal';
import { dayOrInstantParam, dayParam, granularityParam, idParam, timesParam } from './params';

const FLAG = { error: 'Give true or false.' };
const flagParam = z
  .enum(['true', 'false', '1', '0'], FLAG)
  .default('false')
  .transform((text) => text === 'true' || text === '1');

/** What every report takes: whose data (the enterprise where there is one and it is not named), and how a CSV is spelled. */
const everyReport = {
  account: z
    .string()
    .max(200, 'That account is too long.')
    .optional()
    .describe('Whose: home, or the id of an enterprise; need not be said where there is only one.'),
  separator: z
    .enum(['comma', 'semicolon', 'tab'], { error: 'Give one of comma, semicolon, tab.' })
    .optional()
    .describe('What stands between the cells of a CSV: a comma, or a semicolon where decimals have commas.'),
  decimal: z
    .enum(['point', 'comma'], { error: 'Give point or comma.' })
    .default('point')
    .describe('How a CSV writes decimals.'),
  bom: flagParam.describe('Begins a CSV with the mark by which Excel knows UTF-8, and puts its texts in quotes.'),
};

const range = {
  start: dayOrInstantParam.describe(
    'Where the range begins: a local day of the premise, YYYY-MM-DD, or a UTC instant with Z.',
  ),
  end: dayOrInstantParam.describe('Where it ends, itself excluded.'),
};
const meterParam = idParam.optional().describe('One meter; without it all, one file each.');

export const plainReportParams = z.strictObject(everyReport);
export type PlainReportParams = z.infer<typeof plainReportParams>;

export const seriesReportParams = z.strictObject({
  ...everyReport,
  ...range,
  meter: meterParam,
  granularity: granularityParam.default('hour'),
  times: timesParam,
});
export type SeriesReportParams = z.infer<typeof seriesReportParams>;

export const insightsReportParams = z.strictObject({
  ...everyReport,
  ...range,
  meter: idParam.optional().describe('One meter; without it all, in one file.'),
  granularity: granularityParam.default('bihour'),
  times: timesParam,
});
export type InsightsReportParams = z.infer<typeof insightsReportParams>;

const MONTH = { error: 'Give a month as YYYY-MM.' };

export const monthlyReportParams = z.strictObject({
  ...everyReport,
  month: z
    .string(MONTH)
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, MONTH.error)
    .describe('A month, YYYY-MM.'),
  perMeterSum: flagParam.describe('The sums of the meters themselves beside the cloud’s own: a request a meter.'),
});
export type MonthlyReportParams = z.infer<typeof monthlyReportParams>;

export const premisesReportParams = z.strictObject({
  ...everyReport,
  withUsers: flagParam.describe('With the e-mail addresses of its people.'),
  incomplete: flagParam.describe('Only premises without any meter.'),
  times: timesParam,
});
export type PremisesReportParams = z.infer<typeof premisesReportParams>;

export const detailedReportParams = z.strictObject({
  ...everyReport,
  detailed: flagParam.describe('With the address.'),
});
export type DetailedReportParams = z.infer<typeof detailedReportParams>;

export const waterReversalsParams = z.strictObject({
  ...everyReport,
  method: z
    .enum(WATER_METHODS, { error: `Give one of ${WATER_METHODS.join(', ')}.` })
    .default('summer')
    .describe('Which check: too much inside in summer, or anything outside in winter.'),
});
export type WaterReversalsParams = z.infer<typeof waterReversalsParams>;

export const readingsReportParams = z.strictObject({
  ...everyReport,
  ...range,
  meter: meterParam,
  latest: flagParam.describe('Only the last reading of the range.'),
  times: timesParam,
});
export type ReadingsReportParams = z.infer<typeof readingsReportParams>;

export const gridReadingsParams = z.strictObject({
  ...everyReport,
  ...range,
  gateway: idParam.optional().describe('One gateway; without it and a premise all, one file each.'),
  premise: idParam.optional().describe('The gateways of one premise.'),
  times: timesParam,
});
export type GridReadingsParams = z.infer<typeof gridReadingsParams>;

/** What a day can be cut into. */
const WITHIN_A_DAY = GRANULARITIES.filter((granularity) => granularity !== 'month');

export const archiveReportParams = z.strictObject({
  ...everyReport,
  start: dayParam.describe('The first local day of each premise, YYYY-MM-DD.'),
  end: dayParam.describe('Where it ends, that day excluded.'),
  granularity: z
    .enum(WITHIN_A_DAY, { error: `Give one of ${WITHIN_A_DAY.join(', ')}.` })
    .default('hour')
    .describe('What the days are cut into.'),
  times: timesParam,
});
export type ArchiveReportParams = z.infer<typeof archiveReportParams>;
