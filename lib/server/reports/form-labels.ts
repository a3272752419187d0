/** Form labels by parameter. A test fails if one is missing. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  start: 'Days',
  month: 'Month',
  meter: 'Meter',
  gateway: 'Gateway',
  premise: 'Premise',
  granularity: 'Detail',
  times: 'Time format',
  method: 'Season',
  withUsers: 'Include users’ email addresses',
  incomplete: 'Only premises without meters',
  detailed: 'Include addresses',
  perMeterSum: 'Include sums of individual meters',
  compare: 'Include typical usage and the difference',
  average: 'Include the average of comparable homes',
  register: 'Include meter readings',
  details: 'Include unit, end, UTC offset, typical usage and status',
  latest: 'Only the latest reading of each meter',
};

/** Labels of choices, by value. */
export const OPTION_LABELS: Readonly<Record<string, string>> = {
  minute: 'Minute',
  fifteenminute: '15 minutes',
  hour: 'Hour',
  bihour: '2 hours',
  day: 'Day',
  month: 'Month',
  local: 'Local time',
  offset: 'Local time with UTC offset',
  utc: 'UTC',
  summer: 'Summer',
  winter: 'Winter',
};
