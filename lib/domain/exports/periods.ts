/** How often a scheduled report runs. */
export const EXPORT_PERIODS = ['day', 'week', 'month'] as const;
export type ExportPeriod = (typeof EXPORT_PERIODS)[number];
