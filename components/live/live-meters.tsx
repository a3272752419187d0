'use client';

import { EmptyPanel } from '@/components/ui/query-state';
import { Section } from '@/components/ui/section';
import type { LiveReadingView } from '@/lib/contract/live';
import type { Premise } from '@/lib/domain/premise';
import { LiveMeterCard } from './live-meter-card';
import { NextUpdate } from './next-update';

interface LiveMetersProps {
  account: string;
  premise: Premise;
  readings: Map<string, LiveReadingView>;
  loading: boolean;
  update: { arrivedAt: number; waitMs: number | false; fetching: boolean; reason: string } | null;
}

/** Every meter of a premise, with word of the next update and of why it is not sooner. */
export function LiveMeters({ account, premise, readings, loading, update }: LiveMetersProps) {
  if (premise.meters.length === 0) {
    return (
      <EmptyPanel title="No meters here yet">
        They appear once the gateway has heard them, usually within a day of its setup. Check in the Copper app that the
        gateway has power and network.
      </EmptyPanel>
    );
  }
  return (
    <Section title="Meters" aside={update ? <NextUpdate {...update} zone={premise.timezone} /> : null}>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {premise.meters.map((meter) => (
          <LiveMeterCard
            key={meter.id}
            account={account}
            premiseId={premise.id}
            zone={premise.timezone}
            meter={meter}
            reading={readings.get(meter.id)}
            loading={loading}
          />
        ))}
      </ul>
      {update ? (
        <p className="mt-3 text-sm text-quiet">
          Live readings: {update.reason.charAt(0).toLowerCase() + update.reason.slice(1)}
        </p>
      ) : null}
    </Section>
  );
}
