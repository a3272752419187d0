'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class';
import { useNow } from '@/components/ui/now';
import { EmptyPanel, FailureBanner, QueryState } from '@/components/ui/query-state';
import { Section } from '@/components/ui/section';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { withAccount } from '@/lib/client/account-param';
import { alertsSentence, isQuiet } from '@/lib/client/alert-words';
import { alertsQueryOptions, postAlertFeedback } from '@/lib/client/alerts-query';
import { useFormats } from '@/lib/client/formats';
import { NotForGuests } from '@/lib/client/guest';
import { useUnits } from '@/lib/client/units';
import type { AlertData } from '@/lib/contract/insights';
import { AlertCard, type Feedback } from './alert-card';
import { AlertsSkeleton } from './alerts-skeleton';
import { CloudEvents } from './cloud-events';

/** Alerts of an account: those that need attention, those that are expected, and past ones. */
export function AlertsView({ account }: { account: string }) {
  const now = useNow(60);
  const formats = useFormats();
  const units = useUnits();
  const zone = useViewerZone();
  const queryClient = useQueryClient();
  const query = useQuery(alertsQueryOptions(account));
  const { mutate, variables, isPending, error } = useMutation({
    mutationFn: (input: { alertId: string; feedback: Feedback }) => postAlertFeedback(account, input),
    onSuccess: (answer) => queryClient.setQueryData(alertsQueryOptions(account).queryKey, answer),
  });
  return (
    <QueryState query={query} subject="your alerts" heading="Alerts" skeleton={<AlertsSkeleton />}>
      {({ data: { alerts } }) => {
        const open = alerts.filter(({ state }) => state === 'open');
        const groups: [title: string, alerts: AlertData[]][] = [
          ['Needs attention', open.filter((alert) => !isQuiet(alert, now))],
          ['Expected', open.filter((alert) => isQuiet(alert, now))],
          ['Past', alerts.filter(({ state }) => state === 'closed')],
        ];
        return (
          <div className="space-y-6">
            <h1 className="text-answer font-semibold">{alertsSentence(alerts, now, formats)}</h1>
            {error ? (
              <FailureBanner
                error={error}
                title="Couldn’t save what you said"
                zone={zone}
                onRetry={() => variables && mutate(variables)}
                retrying={isPending}
              />
            ) : null}
            {alerts.length === 0 ? <NoAlerts account={account} /> : null}
            {groups.map(([title, shown]) =>
              shown.length === 0 ? null : (
                <Section key={title} title={title}>
                  <div className="space-y-4">
                    {shown.map((alert) => (
                      <AlertCard
                        key={alert.id}
                        alert={alert}
                        account={account}
                        units={units}
                        now={now}
                        busy={isPending && variables.alertId === alert.id ? variables.feedback : undefined}
                        onFeedback={(feedback) => mutate({ alertId: alert.id, feedback })}
                      />
                    ))}
                  </div>
                </Section>
              ),
            )}
            <CloudEvents account={account} />
          </div>
        );
      }}
    </QueryState>
  );
}

function NoAlerts({ account }: { account: string }) {
  return (
    <EmptyPanel
      title="What this page watches"
      action={
        <NotForGuests>
          <Link href={withAccount('/settings/history', account)} className={buttonClass()}>
            Saved history
          </Link>
        </NotForGuests>
      }
    >
      This site looks at your saved readings as they come: water that never stops, very much water, gas that burns all
      the time, electricity that is always on, and unusual days. It needs about eight weeks of saved hours to know what
      is typical for your home.
    </EmptyPanel>
  );
}
