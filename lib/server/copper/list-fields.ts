/**
 * Fields that are left out of an item's history: they change with each reading, are stored elsewhere
 * (`seven_day_history` as state changes, lists inside a premise as lists), or are personal data (`user_list`).
 */
export const UNVERSIONED_FIELDS = new Set([
  'last_reading',
  'last_heard',
  'seven_day_history',
  'user_list',
  'meter_list',
  'gateway_list',
]);

/** Returns the state of a meter or gateway in its JSON as sent; null where it has none or the JSON is damaged. */
export function stateInBody(body: string): string | null {
  try {
    const { state } = JSON.parse(body) as { state?: unknown };
    return typeof state === 'string' ? state : null;
  } catch {
    return null;
  }
}
