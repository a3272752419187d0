'use client';

import { useMemo } from 'react';
import { RankedBars } from '@/components/charts/ranked-bars';
import { peakDemand } from '@/lib/domain/insight/peak-demand';
import { toInstantText } from '@/lib/domain/instant-text';
import type { ViewFacts } from './view-facts';
import { ViewRows } from './view-rows';

/** The highest demand and when it was. */
export function PeaksView({ steps, zone, period, display, color, fileName, formats }: ViewFacts) {
  const demand = useMemo(() => peakDemand(steps), [steps]);
  if (!demand) return null;
  const { label, rateUnit } = display;
  const { peaks, isAtLeast, basis } = demand;
  const rows = peaks.map(({ start, end, kw }) => ({ at: toInstantText(start), until: toInstantText(end), kw }));
  const amount = (kw: number) => `${isAtLeast ? 'at least ' : ''}${formats.quantity(kw, rateUnit)}`;
  return (
    <>
      <h2 className="font-semibold">{`Highest demand, ${period}`}</h2>
      <RankedBars
        label={`Highest demand of ${label}, ${period}`}
        color={color}
        items={rows.map(({ at, kw }) => ({ key: at, label: formats.moment(at, zone), value: kw, text: amount(kw) }))}
      />
      <p className="text-sm text-quiet">
        {isAtLeast
          ? 'The mean of an hour; within it, demand was higher for a while.'
          : 'The mean of a quarter of an hour, as utilities bill it.'}{' '}
        {`From ${formats.count(basis.known)} of ${formats.counted(basis.expected, 'reading')}.`}
      </p>
      <ViewRows
        caption={`Highest demand, ${period}`}
        fileName={`${fileName}.peaks`}
        table={{ head: ['start', 'end', rateUnit ?? 'rate'], rows: rows.map(({ at, until, kw }) => [at, until, kw]) }}
        shown={{
          head: ['Time', rateUnit ?? 'Demand'],
          rows: rows.map(({ at, kw }) => [formats.moment(at, zone), formats.column(kw, 2)]),
        }}
      />
    </>
  );
}
