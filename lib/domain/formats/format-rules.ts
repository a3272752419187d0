/** How a number is written: '23,395.2', '23.395,2', '2,33,95,000'. */
export interface DigitRules {
  decimal: string;
  group: string;
  /** Digits of each group above the last three: 3, or 2 as in India. */
  groupSize: 2 | 3;
  /** Whole parts with fewer digits are not grouped. */
  groupFrom: number;
}

/**
 * How numbers and times are written for a viewer. Plain data, worked out once by the server: the Intl data of server and
 * browser can differ, and then the page would change as it loads.
 */
export interface FormatRules {
  hours: 12 | 24;
  dates: 'month-first' | 'day-first' | 'year-first';
  /** The day on which weeks begin, from 0 for Sunday to 6 for Saturday. */
  firstWeekday: number;
  digits: DigitRules;
  /** Text around the number of a percentage. */
  percent: { before: string; after: string };
}

/** Choices of a viewer, each by the name that the cookie stores. A choice that is absent follows the browser's language. */
export const FORMAT_CHOICES = {
  hours: ['12', '24'],
  dates: ['month-first', 'day-first', 'year-first'],
  week: ['sunday', 'monday', 'saturday'],
  digits: ['comma-point', 'point-comma', 'space-comma', 'space-point'],
} as const;
export type FormatChoices = { [Name in keyof typeof FORMAT_CHOICES]?: (typeof FORMAT_CHOICES)[Name][number] };

const NARROW_SPACE = '\u202f';

const DIGITS: Record<NonNullable<FormatChoices['digits']>, DigitRules> = {
  'comma-point': { decimal: '.', group: ',', groupSize: 3, groupFrom: 4 },
  'point-comma': { decimal: ',', group: '.', groupSize: 3, groupFrom: 4 },
  'space-comma': { decimal: ',', group: NARROW_SPACE, groupSize: 3, groupFrom: 4 },
  'space-point': { decimal: '.', group: NARROW_SPACE, groupSize: 3, groupFrom: 4 },
};

const WEEKDAYS: Record<NonNullable<FormatChoices['week']>, number> = { sunday: 0, monday: 1, saturday: 6 };

export const AMERICAN_RULES: FormatRules = {
  hours: 12,
  dates: 'month-first',
  firstWeekday: 0,
  digits: DIGITS['comma-point'],
  percent: { before: '', after: '%' },
};

/** Returns the rules of a language with the viewer's choices in place of its own. */
export function withChoices(rules: FormatRules, { hours, dates, week, digits }: FormatChoices): FormatRules {
  return {
    hours: hours === undefined ? rules.hours : hours === '12' ? 12 : 24,
    dates: dates ?? rules.dates,
    firstWeekday: week === undefined ? rules.firstWeekday : WEEKDAYS[week],
    digits: digits === undefined ? rules.digits : DIGITS[digits],
    percent: rules.percent,
  };
}
