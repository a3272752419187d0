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
  return textInBody(body, 'state');
}

/** Returns the firmware of a gateway in its JSON as sent; null where it has none or the JSON is damaged. */
export function firmwareInBody(body: string): string | null {
  return textInBody(body, 'firmware_version');
}

function textInBody(body: string, field: string): string | null {
  try {
    const value = (JSON.parse(body) as Record<string, unknown>)[field];
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
