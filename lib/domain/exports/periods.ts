/** How often a report is run again. */
export const EXPORT_PERIODS = ['day', 'week', 'month'] as const;
export type ExportPeriod = (typeof EXPORT_PERIODS)[number];
