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
  update: { receivedAt: number; waitMs: number | false; fetching: boolean; paceSeconds: number } | null;
}

/** The meters of a premise, with the time of the next update and how often updates come. */
export function LiveMeters({ account, premise, readings, loading, update }: LiveMetersProps) {
  if (premise.meters.length === 0) {
    return (
      <EmptyPanel title="No meters here yet">
        They usually appear within a day of the gateway’s setup. Check in the Copper app that the gateway has power and
        is online.
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
      {update ? <p className="mt-3 text-sm text-quiet">{paceText(update.paceSeconds)}</p> : null}
    </Section>
  );
}

function paceText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes <= 1 ? 'Updates every minute' : `Updates every ${minutes} min`;
}
