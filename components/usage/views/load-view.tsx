'use client';

import { useMemo } from 'react';
import { LoadCurve } from '@/components/charts/load-curve';
import { loadDuration } from '@/lib/domain/views/load-duration';
import type { ViewFacts } from './view-facts';
import { ViewRows } from './view-rows';

/** For how much of the time which load was reached. */
export function LoadView({ steps, period, display, color, fileName, formats }: ViewFacts) {
  const load = useMemo(() => loadDuration(steps), [steps]);
  if (!load) return null;
  const { label, rateUnit, factor } = display;
  const amount = (value: number) => formats.quantity(value * factor, rateUnit);
  const [top, , middle] = load.readOffs;
  return (
    <>
      <h2 className="font-semibold">{`How long each load lasted, ${period}`}</h2>
      <LoadCurve
        load={load}
        color={color}
        factor={factor}
        unit={rateUnit ?? ''}
        formats={formats}
        summary={`${label}: half of the time at least ${amount(middle?.load ?? 0)}, for 1% of it at least ${amount(top?.load ?? 0)}.`}
      />
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {load.readOffs.map(({ share, load: value }) => (
          <div key={share}>
            <dt className="text-sm text-quiet">{`${formats.percent(share)} of the time`}</dt>
            <dd translate="no">{`${amount(value)} or more`}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-quiet">
        {`Of ${formats.counted(load.knownHours, 'measured hour')} of ${formats.count(load.hours)}, by ${load.stepMinutes <= 15 ? 'quarter hour' : 'hour: shorter peaks do not show'}.`}
      </p>
      <ViewRows
        caption={`Load duration, ${period}`}
        fileName={`${fileName}.load-duration`}
        table={{
          head: ['share_of_time', `load_${rateUnit ?? ''}`],
          rows: load.points.map(({ share, load: value }) => [Number(share.toFixed(5)), value * factor]),
        }}
        shown={{
          head: ['Of the time', rateUnit ?? 'Load'],
          rows: load.points.map(({ share, load: value }) => [
            formats.fixedPercent(share * 100, 1),
            formats.column(value * factor, 2),
          ]),
        }}
      />
    </>
  );
}
