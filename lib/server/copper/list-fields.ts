/**
 * Fields that change with each reading, that are kept elsewhere (`seven_day_history` as changes of state, lists within
 * a premise as lists of their own), or that are people's and nobody's history (`user_list`).
 */
export const LEFT_OUT = new Set([
  'last_reading',
  'last_heard',
  'seven_day_history',
  'user_list',
  'meter_list',
  'gateway_list',
]);
