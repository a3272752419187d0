/** What a parameter is called in a form. One that is missing here fails a test. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  start: 'Days',
  month: 'Month',
  meter: 'Meter',
  gateway: 'Gateway',
  premise: 'Premise',
  granularity: 'Interval',
  times: 'Times are written',
  method: 'Season',
  withUsers: 'With e-mail addresses of its people',
  incomplete: 'Only premises without any meter',
  detailed: 'With addresses',
  perMeterSum: 'With sums of single meters',
  latest: 'Only the last reading of each',
};

/** What a choice is called; by the parameter where one word means two things. */
export const OPTION_LABELS: Readonly<Record<string, string>> = {
  minute: 'Minute',
  fifteenminute: '15 minutes',
  hour: 'Hour',
  bihour: 'Two hours',
  day: 'Day',
  month: 'Month',
  local: 'in local time',
  offset: 'with the UTC offset',
  utc: 'in UTC',
  summer: 'Summer',
  winter: 'Winter',
};
