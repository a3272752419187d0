'use client';

import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/lib/client/formats';
import { seriesQueryOptions } from '@/lib/client/series-query';
import { daysBetween } from '@/lib/domain/local-day';
import type { Meter } from '@/lib/domain/premise';
import { type SolarFlow, solarFlow } from '@/lib/domain/solar-flow';
import { useUsageView } from './use-usage-view';

/** Hours of more days are too many requests for one picture. */
const MAX_DAYS = 33;

interface SolarCardProps {
  account: string;
  zone: string;
  meters: readonly Meter[];
}

/** What the sun gave and where it went, as far as the home's meters can say. */
export function SolarCard({ account, zone, meters }: SolarCardProps) {
  const { view } = useUsageView(zone);
  const solar = meters.filter(({ type }) => type === 'power_gen');
  const net = meters.filter(({ type }) => type === 'power_net');
  const [solarMeter, netMeter] = [solar[0], net[0]];
  const tooLong = daysBetween(view.start, view.end) > MAX_DAYS;
  const why = !netMeter
    ? 'What was sold, bought and used at home can’t be known: this home has no meter that measures both directions.'
    : solar.length > 1 || net.length > 1
      ? 'What was sold, bought and used at home can’t be known: this home has several meters of one kind.'
      : tooLong
        ? 'Choose a month or less to see what was sold, bought and used at home.'
        : null;
  return (
    <section aria-label="Solar energy" className="rounded-2xl border border-line bg-surface p-4">
      <h2 className="mb-2 text-base font-semibold">Where it went</h2>
      {why === null && solarMeter && netMeter ? (
        <Flow account={account} zone={zone} solar={solarMeter} net={netMeter} view={view} />
      ) : (
        <p className="text-quiet">{why}</p>
      )}
    </section>
  );
}

interface FlowProps extends Pick<SolarCardProps, 'account' | 'zone'> {
  solar: Meter;
  net: Meter;
  view: { start: string; end: string };
}

function Flow({ account, zone, solar, net, view: { start, end } }: FlowProps) {
  const formats = useFormats();
  const request = { kind: 'usage', start, end, granularity: 'hour' } as const;
  const made = useQuery(seriesQueryOptions(account, { meterId: solar.id, ...request }));
  const measured = useQuery(seriesQueryOptions(account, { meterId: net.id, ...request }));
  const error = made.error ?? measured.error;
  if (!made.data || !measured.data) {
    return error ? <p className="text-quiet">{error.detail}</p> : <Skeleton className="h-40 w-full" />;
  }
  const flow = solarFlow(made.data.data.buckets, measured.data.data.buckets);
  if (!flow) return <p className="text-quiet">No hour of this period is known of both meters yet.</p>;
  const running = made.data.data.buckets.some(({ state }) => state === 'running' || state === 'future');
  const until = running ? `Until ${formats.shortClock(flow.through, zone)}. ` : '';
  return (
    <>
      <FlowPicture flow={flow} />
      <p className="mt-3 text-sm text-quiet">
        {`${until}${flow.partial ? 'Some hours are missing and left out. ' : ''}Worked out hour by hour: what is sold and bought within the same hour cancels out, so both can be a little more.`}
      </p>
    </>
  );
}

const KWH = 'kWh';

function FlowPicture({ flow }: { flow: SolarFlow }) {
  const formats = useFormats();
  const amount = (value: number) => formats.quantity(value, KWH);
  return (
    <div className="space-y-4">
      <FlowBar
        title={`Made ${amount(flow.made)}`}
        parts={[
          { label: 'Used at home', value: flow.usedAtHome, color: 'var(--generation)' },
          { label: 'Sold', value: flow.sold, color: 'var(--baseline)' },
        ]}
      />
      <FlowBar
        title={`The home used ${amount(flow.homeUse)}`}
        parts={[
          { label: 'From the sun', value: flow.usedAtHome, color: 'var(--generation)' },
          { label: 'Bought', value: flow.bought, color: 'var(--electricity)' },
        ]}
      />
      <p>
        <span className="text-quiet">Self-sufficiency </span>
        <span translate="no" className="font-semibold">
          {flow.selfSufficiency === null ? '–' : formats.percent(flow.selfSufficiency)}
        </span>
      </p>
    </div>
  );
}

interface FlowPart {
  label: string;
  value: number;
  color: string;
}

/** A bar that is split into parts, each named below with its amount. */
function FlowBar({ title, parts }: { title: string; parts: readonly FlowPart[] }) {
  const formats = useFormats();
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  let from = 0;
  return (
    <div>
      <p translate="no" className="font-medium">
        {title}
      </p>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        className="my-1.5 h-4 w-full overflow-hidden rounded-full"
      >
        <rect width="100" height="4" fill="var(--sunken)" />
        {parts.map(({ label, value, color }) => {
          const width = total > 0 ? (value / total) * 100 : 0;
          const x = from;
          from += width;
          return (
            <rect key={label} x={x} width={width < 99.6 ? Math.max(0, width - 0.4) : width} height="4" fill={color} />
          );
        })}
      </svg>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {parts.map(({ label, value, color }) => (
          <li key={label} className="flex items-center gap-1.5">
            <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5 shrink-0">
              <rect width="10" height="10" rx="2" fill={color} />
            </svg>
            <span className="text-quiet">{label}</span>
            <span translate="no" className="font-medium">
              {formats.quantity(value, KWH)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
