'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { FailureBanner } from '@/components/ui/query-state';
import { ToneIcon } from '@/components/ui/tone-icon';
import { alertCostText, alertText, alertTitle, warningText } from '@/lib/client/alert-words';
import { postAlertFeedback } from '@/lib/client/alerts-query';
import { useFormats } from '@/lib/client/formats';
import { NotForGuests } from '@/lib/client/guest';
import { homeOverviewQueryOptions } from '@/lib/client/home-overview-query';
import { sessionQueryOptions } from '@/lib/client/session-query';
import { useUnits } from '@/lib/client/units';
import { usagePath } from '@/lib/client/usage-link';
import type { AttentionData } from '@/lib/contract/home-overview';
import { QUIET_DAYS } from '@/lib/domain/insight/alerts';
import { addLocalDays } from '@/lib/domain/local-day';
import { calendarDayInZone } from '@/lib/domain/times';

interface AttentionBannerProps {
  account: string;
  premiseId: string;
  /** The most urgent thing at the home; null when there is none. */
  attention: AttentionData | null;
  /** How many things need attention. */
  count: number;
  /** The mean price of its meter’s unit; null without one. */
  price: { price: number; currency: string } | null;
}

/** The one thing that needs attention, since when, and what to do; afterwards how to take back what was said. */
export function AttentionBanner({ account, premiseId, attention, count, price }: AttentionBannerProps) {
  const [expected, setExpected] = useState<AttentionData | null>(null);
  const queryClient = useQueryClient();
  // What the page has just found is not in the count of the navigation yet.
  useEffect(() => {
    const { queryKey } = sessionQueryOptions();
    const session = queryClient.getQueryData(queryKey);
    if (session && session.data.openAlerts < count) void queryClient.invalidateQueries({ queryKey });
  }, [queryClient, count]);
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: ({ about, feedback }: { about: AttentionData; feedback: 'expected' | null }) =>
      postAlertFeedback(account, { alertId: about.alertId, feedback }),
    onSuccess: async (_answer, { about, feedback }) => {
      await queryClient.invalidateQueries({ queryKey: homeOverviewQueryOptions(account, premiseId).queryKey });
      void queryClient.invalidateQueries({ queryKey: sessionQueryOptions().queryKey });
      setExpected(feedback === null ? null : about);
    },
  });
  return (
    <>
      {error ? (
        <FailureBanner
          error={error}
          title="Couldn’t save what you said"
          zone={attention?.timezone ?? 'UTC'}
          onRetry={() => variables && mutate(variables)}
          retrying={isPending}
        />
      ) : null}
      {expected ? (
        <p role="status" className="flex flex-wrap items-center gap-x-2 rounded-2xl bg-sunken px-4 py-1">
          {`You said that this is expected: ${alertTitle(expected).toLowerCase()}. We won’t mention it for ${QUIET_DAYS} days.`}
          <Button tone="quiet" busy={isPending} onClick={() => mutate({ about: expected, feedback: null })}>
            Undo
          </Button>
        </p>
      ) : null}
      {attention ? (
        <Attention
          account={account}
          premiseId={premiseId}
          attention={attention}
          more={count - 1}
          price={price}
          busy={isPending}
          onExpected={() => mutate({ about: attention, feedback: 'expected' })}
        />
      ) : null}
    </>
  );
}

interface AttentionProps {
  account: string;
  premiseId: string;
  attention: AttentionData;
  more: number;
  price: AttentionBannerProps['price'];
  busy: boolean;
  onExpected: () => void;
}

function Attention({ account, premiseId, attention, more, price, busy, onExpected }: AttentionProps) {
  const formats = useFormats();
  const units = useUnits();
  const { meterId, meterName, timezone, found } = attention;
  const day = calendarDayInZone(found.since, timezone);
  const warning = warningText(attention);
  return (
    <section
      aria-label="Needs attention"
      className="flex flex-col gap-3 rounded-2xl bg-[light-dark(#fdf3df,#2d2513)] px-4 py-3.5 lg:flex-row lg:items-center lg:gap-5 forced-colors:border"
    >
      <div className="flex min-w-0 flex-1 gap-3">
        <ToneIcon tone="watch" className="mt-1.5" />
        <div>
          {warning ? <p className="font-semibold">{warning}</p> : null}
          <p>
            <strong className="font-semibold">{`${alertTitle(attention)}${meterName ? ` (${meterName})` : ''}. `}</strong>
            {[alertText(attention, units, formats), price && alertCostText(attention, price, formats)]
              .filter(Boolean)
              .join(' ')}
          </p>
          {more > 0 ? (
            <Link href="/alerts" className="link inline-flex min-h-8 items-center text-sm">
              {`And ${formats.counted(more, 'more thing')}`}
            </Link>
          ) : null}
        </div>
      </div>
      <div className="flex shrink-0 flex-wrap gap-2">
        <Link
          href={usagePath(account, premiseId, {
            meter: meterId,
            view: { range: 'day', start: day, end: addLocalDays(day, 1) },
          })}
          className={buttonClass('primary')}
        >
          See when
        </Link>
        <NotForGuests>
          <Button tone="quiet" busy={busy} onClick={onExpected}>
            It’s expected
          </Button>
        </NotForGuests>
      </div>
    </section>
  );
}
