'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { saveChoiceCookie } from './choice-cookie';
import { MONEY_COOKIE, moneyCookieText } from './money-choice';

const MoneyShown = createContext<{ inMoney: boolean; choose: (inMoney: boolean) => void }>({
  inMoney: false,
  choose: () => {},
});

/** Provides whether amounts with a price are shown in money, on all pages. `chosen` is what the server read from the cookie. */
export function MoneyShownProvider({ chosen, children }: { chosen: boolean; children: ReactNode }) {
  const [inMoney, setInMoney] = useState(chosen);
  const value = useMemo(
    () => ({
      inMoney,
      choose: (next: boolean) => {
        saveChoiceCookie(MONEY_COOKIE, moneyCookieText(next));
        setInMoney(next);
      },
    }),
    [inMoney],
  );
  return <MoneyShown value={value}>{children}</MoneyShown>;
}

/** Returns whether amounts are shown in money, and a function that changes it. */
export function useMoneyShown() {
  return useContext(MoneyShown);
}
