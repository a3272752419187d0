'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addLocalDays } from '@/lib/domain/local-day';
import { CALENDAR_MONTHS, cyclesWithin } from '@/lib/domain/money/bill-cycles';
import type { BillCycle } from '@/lib/domain/money/cycle-parts';
import type { Commodity } from '@/lib/domain/money/tariff';
import { cycleOfBills } from '@/lib/domain/money/typed-bill';
import { billsQueryOptions } from './bills-query';
import { tariffsQueryOptions } from './costs-query';

const DAYS = 400;

/**
 * Returns the bills of about a year of a home's commodity by their days, newest first, as its prices and typed bills say;
 * none where there are neither, and while they load.
 */
export function useBillCycles(
  { account, premiseId }: { account: string; premiseId: string },
  commodity: Commodity,
  today: string,
): BillCycle[] {
  const tariffs = useQuery(tariffsQueryOptions(account, premiseId)).data?.data.tariffs;
  const bills = useQuery(billsQueryOptions(account, premiseId)).data?.data.bills;
  return useMemo(() => {
    const tariff = tariffs?.find((each) => each.commodity === commodity);
    const typed = bills?.filter((each) => each.commodity === commodity) ?? [];
    if (!tariffs || !bills || (!tariff && typed.length === 0)) return [];
    const rule = cycleOfBills(tariff?.cycle ?? CALENDAR_MONTHS, typed);
    return cyclesWithin(rule, addLocalDays(today, -DAYS), addLocalDays(today, 1)).reverse();
  }, [tariffs, bills, commodity, today]);
}
