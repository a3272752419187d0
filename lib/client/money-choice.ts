/** The cookie that says whether amounts are shown in money. */
export const MONEY_COOKIE = 'amounts';

/** Parses the cookie's value: true for money, false for the meters' units. */
export function parseMoneyChoice(value: string | undefined): boolean {
  return value === 'money';
}

/** Returns the cookie's value for a choice. */
export function moneyCookieText(inMoney: boolean): string {
  return inMoney ? 'money' : 'units';
}
