import { FORMAT_CHOICES, type FormatChoices } from '@/lib/domain/formats/format-rules';

/** The cookie with the formats that a user chose: 'hours=24&week=monday'. */
export const FORMATS_COOKIE = 'formats';

/** Returns the cookie's value for choices. */
export function formatsCookieText(choices: FormatChoices): string {
  const names = Object.keys(FORMAT_CHOICES) as (keyof FormatChoices)[];
  return names.flatMap((name) => (choices[name] === undefined ? [] : [`${name}=${choices[name]}`])).join('&');
}
