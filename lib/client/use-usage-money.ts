'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { moneyCookieText, parseMoneyChoice } from './money-choice';
import { useMoneyShown } from './money-shown';

/** Returns whether the usage page shows money: as its address says, else as chosen last. Changing it changes both. */
export function useUsageMoney(): { inMoney: boolean; choose: (inMoney: boolean) => void } {
  const named = useSearchParams().get('amounts');
  const shown = useMoneyShown();
  const { choose: remember } = shown;
  const choose = useCallback(
    (inMoney: boolean) => {
      remember(inMoney);
      const params = new URLSearchParams(window.location.search);
      params.set('amounts', moneyCookieText(inMoney));
      window.history.replaceState(null, '', `?${params}`);
    },
    [remember],
  );
  return { inMoney: named === null ? shown.inMoney : parseMoneyChoice(named), choose };
}
