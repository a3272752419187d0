'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FailureBanner, QueryState } from '@/components/ui/query-state';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { type BackfillUpdate, backfillQueryOptions, postBackfillRequest } from '@/lib/client/backfill-query';
import { useFormats } from '@/lib/client/formats';
import { ChoiceForm } from './choice-form';
import { HistoryProgress } from './history-progress';
import { HistorySkeleton } from './history-skeleton';
import { historySentence } from './history-words';

/** Saving the full history: what it does, its progress, cost and switch. */
export function HistoryView({ account }: { account: string }) {
  const formats = useFormats();
  const zone = useViewerZone();
  const queryClient = useQueryClient();
  const query = useQuery(backfillQueryOptions(account));
  const mutation = useMutation({
    mutationFn: (change: BackfillUpdate) => postBackfillRequest(account, change),
    onSuccess: (answer) => queryClient.setQueryData(backfillQueryOptions(account).queryKey, answer),
  });
  const { mutate, variables, isPending, error } = mutation;
  const busy = isPending ? variables.state : null;
  return (
    <QueryState
      query={query}
      subject="your history"
      heading="Save my history"
      stillWorks="You can still see everything saved so far."
      skeleton={<HistorySkeleton />}
    >
      {({ data }) => (
        <div className="space-y-6">
          <div>
            <h1 className="text-answer font-semibold">{historySentence(data, formats)}</h1>
            <p className="mt-2 max-w-prose text-quiet">
              {data.state === 'off'
                ? 'This site saves every reading it loads. When you switch this on, it also downloads all older readings, newest first, without slowing down your pages. It keeps working until you sign out.'
                : 'This site saves every reading it loads. It also downloads all older readings, newest first, without slowing down your pages, until you stop it or sign out.'}
            </p>
          </div>
          {error ? (
            <FailureBanner
              error={error}
              title="Couldn’t save the change"
              zone={zone}
              onRetry={() => variables && mutate(variables)}
              retrying={isPending}
            />
          ) : null}
          {data.state === 'off' ? null : <HistoryProgress data={data} zone={zone} busy={busy} onChange={mutate} />}
          <ChoiceForm key={data.choices.join()} data={data} zone={zone} busy={busy === 'on'} onChange={mutate} />
        </div>
      )}
    </QueryState>
  );
}
