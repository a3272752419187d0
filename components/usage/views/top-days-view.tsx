'use client';

import { useMemo } from 'react';
import { RankedBars } from '@/components/charts/ranked-bars';
import { topDays } from '@/lib/domain/views/top-days';
import type { ViewFacts } from './view-facts';
import { ViewRows } from './view-rows';

const SHOWN = 10;

/** The days on which most was used. */
export function TopDaysView({ steps, zone, period, display, color, fileName, formats }: ViewFacts) {
  const { days, leftOut, middle } = useMemo(() => topDays(steps, zone), [steps, zone]);
  const { label, unit, factor, decimals } = display;
  const amount = (value: number) => formats.quantity(value * factor, unit);
  return (
    <>
      <h2 className="font-semibold">{`Days with the most, ${period}`}</h2>
      <RankedBars
        label={`Days with the most ${label.toLowerCase()}, ${period}`}
        color={color}
        items={days.slice(0, SHOWN).map(({ day, total }) => ({
          key: day,
          label: formats.namedDate(day),
          value: total,
          text: amount(total),
        }))}
      />
      <p className="text-sm text-quiet">
        {middle === null ? '' : `A middle day had ${amount(middle)}. `}
        {leftOut === 0 ? '' : `${formats.counted(leftOut, 'day is', 'days are')} left out: too little was measured.`}
      </p>
      <ViewRows
        caption={`Days by use, ${period}`}
        fileName={`${fileName}.top-days`}
        table={{ head: ['day', unit ?? 'usage'], rows: days.map(({ day, total }) => [day, total * factor]) }}
        shown={{
          head: ['Day', unit ?? 'Usage'],
          rows: days.map(({ day, total }) => [formats.namedDate(day), formats.column(total * factor, decimals)]),
        }}
      />
    </>
  );
}
