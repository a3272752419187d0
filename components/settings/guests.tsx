'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FailureBanner, QueryState } from '@/components/ui/query-state';
import { Card } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { deleteGuestRequest, guestsQueryOptions, postGuest } from '@/lib/client/guests-query';
import type { HouseholdsData } from '@/lib/contract/household';
import { GuestForm } from './guest-form';
import { GuestLink } from './guest-link';
import { GuestList } from './guest-list';

/** The guests of the user's homes: who they are, when they last looked, and links for new ones. */
export function Guests({ homes }: { homes: HouseholdsData['homes'] }) {
  const zone = useViewerZone();
  const queryClient = useQueryClient();
  const query = useQuery(guestsQueryOptions());
  const refetch = () => queryClient.invalidateQueries({ queryKey: guestsQueryOptions().queryKey });
  const invitation = useMutation({ mutationFn: postGuest, onSuccess: refetch });
  const ending = useMutation({ mutationFn: deleteGuestRequest, onSettled: refetch });
  const invited = invitation.data?.data;
  return (
    <Card className="space-y-4 p-4">
      <p className="max-w-prose text-quiet">
        A guest link shows one home to someone without a Copper account: its Home, Usage, Costs and Alerts pages. They
        can look, but not change anything.
      </p>
      {invited ? <GuestLink key={invited.guest.id} invited={invited} onDone={invitation.reset} /> : null}
      <GuestForm
        homes={homes}
        busy={invitation.isPending}
        error={invitation.error?.message ?? null}
        onInvite={(input, done) => invitation.mutate(input, { onSuccess: done })}
      />
      {ending.error ? (
        <FailureBanner
          error={ending.error}
          title="Couldn’t end the guest’s access"
          zone={zone}
          onRetry={() => ending.variables && ending.mutate(ending.variables)}
          retrying={ending.isPending}
        />
      ) : null}
      <QueryState query={query} subject="your guests" skeleton={<Skeleton className="h-12 w-full" />}>
        {({ data }) => (
          <GuestList
            guests={data.guests}
            zone={zone}
            manyHomes={homes.length > 1}
            ending={ending.isPending ? ending.variables : null}
            onEnd={ending.mutate}
          />
        )}
      </QueryState>
    </Card>
  );
}
