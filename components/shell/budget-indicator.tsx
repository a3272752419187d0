'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { ToneIcon } from '@/components/ui/tone-icon';
import { withAccount } from '@/lib/client/account-param';
import { budgetQueryOptions } from '@/lib/client/budget-query';
import { useFormats } from '@/lib/client/formats';

/** The requests left, in the header of an operator’s pages: '87 left this hour · 912 today'. */
export function BudgetIndicator({ account }: { account: string }) {
  const formats = useFormats();
  const { data } = useQuery(budgetQueryOptions(account));
  const budget = data?.data;
  const blocked = budget
    ? budget.blockedUntil !== null || budget.hour.remaining === 0 || budget.day.remaining === 0
    : false;
  const low = budget
    ? budget.hour.remaining * 10 <= budget.hour.limit || budget.day.remaining * 10 <= budget.day.limit
    : false;
  return (
    <Link
      href={withAccount('/settings/api-usage', account)}
      title="What is left of Copper’s limit"
      className="flex min-h-11 items-center gap-2 rounded-lg px-2 text-sm text-quiet no-underline hover:text-ink"
    >
      {blocked ? <ToneIcon tone="bad" /> : low ? <ToneIcon tone="watch" /> : null}
      <span className="sr-only">Copper’s limit: </span>
      {budget ? (
        <span className="flex flex-col text-right leading-4 sm:block">
          <span className="whitespace-nowrap">
            <span translate="no" className="font-medium text-ink">
              {formats.count(budget.hour.remaining)}
            </span>{' '}
            <span className="hidden sm:inline">left </span>this hour
          </span>
          <span className="hidden sm:inline"> · </span>
          <span className="whitespace-nowrap">
            <span translate="no" className="font-medium text-ink">
              {formats.count(budget.day.remaining)}
            </span>{' '}
            today
          </span>
        </span>
      ) : (
        <span className="h-4 w-24 sm:w-40" />
      )}
    </Link>
  );
}
