import { BoundedMap } from '../bounded-map';
import { AMERICAN_RULES, type DigitRules, type FormatRules } from './format-rules';

/** Languages of the header that are looked at: browsers send a handful. */
const MAX_LANGUAGES = 10;

/**
 * Returns the rules of the first language of an `Accept-Language` header that Intl knows; American without one, and for
 * English without a country.
 */
export function acceptedRules(header: string | null | undefined): FormatRules {
  for (const language of acceptedLanguages(header ?? '')) {
    const rules = localeRules(language);
    if (rules) return rules;
  }
  return AMERICAN_RULES;
}

/** Returns the languages of the header, the most wanted first. */
function acceptedLanguages(header: string): string[] {
  return header
    .split(',', MAX_LANGUAGES)
    .map((entry) => {
      const [language = '', ...parameters] = entry.split(';').map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { language, weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language);
}

/** Rules of the last languages: asking Intl takes a millisecond, and each page asks. */
const recentRules = new BoundedMap<string, FormatRules | null>(100);

/** Returns the rules of a language by Intl, written in Latin digits and the Gregorian calendar; null for one it does not know. */
export function localeRules(language: string): FormatRules | null {
  const known = recentRules.get(language);
  if (known !== undefined) return known;
  const rules = readRules(language);
  recentRules.set(language, rules);
  return rules;
}

function readRules(language: string): FormatRules | null {
  try {
    if (Intl.DateTimeFormat.supportedLocalesOf(language).length === 0) return null;
    return {
      hours: usesHalfDays(language) ? 12 : 24,
      dates: dateOrder(language),
      firstWeekday: firstWeekday(language),
      digits: digitRules(language),
      percent: percentRules(language),
    };
  } catch {
    // Not a language at all.
    return null;
  }
}

function usesHalfDays(language: string): boolean {
  return new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hour12 === true;
}

function dateOrder(language: string): FormatRules['dates'] {
  const format = new Intl.DateTimeFormat(language, {
    calendar: 'gregory',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const first = format.formatToParts(0).find(({ type }) => type === 'month' || type === 'day' || type === 'year');
  return first?.type === 'year' ? 'year-first' : first?.type === 'day' ? 'day-first' : 'month-first';
}

/** The week of a language. Engines have it as a method or, before that, as a property. */
interface WithWeek {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}

function firstWeekday(language: string): number {
  const locale = new Intl.Locale(language) as Intl.Locale & WithWeek;
  const week = locale.getWeekInfo?.() ?? locale.weekInfo;
  return week ? week.firstDay % 7 : AMERICAN_RULES.firstWeekday;
}

function digitRules(language: string): DigitRules {
  const format = new Intl.NumberFormat(language, { numberingSystem: 'latn', minimumFractionDigits: 1 });
  const partsOf = (value: number) => format.formatToParts(value);
  const long = partsOf(1_234_567.5);
  const groups = long.filter(({ type }) => type === 'integer').map(({ value }) => value);
  const isGrouped = (value: number) => partsOf(value).some(({ type }) => type === 'group');
  return {
    decimal: long.find(({ type }) => type === 'decimal')?.value ?? '.',
    group: long.find(({ type }) => type === 'group')?.value ?? '',
    groupSize: groups.at(-2)?.length === 2 ? 2 : 3,
    groupFrom: isGrouped(1234.5) ? 4 : 5,
  };
}

/** Marks of direction, which some languages have around a percent sign. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f]/g;

function percentRules(language: string): FormatRules['percent'] {
  const format = new Intl.NumberFormat(language, { numberingSystem: 'latn', style: 'percent' });
  const [before = '', after = ''] = format.format(0.03).replace(DIRECTION_MARKS, '').split('3');
  return { before, after };
}
