'use client';

import { useMemo } from 'react';
import { HeatMapChart } from '@/components/charts/heat-map-chart';
import { heatMap } from '@/lib/domain/views/heat-map';
import type { ViewFacts } from './view-facts';
import { ViewRows } from './view-rows';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When in the day usage happens, day by day. */
export function HeatMapView({ steps, zone, period, display, color, fileName, formats }: ViewFacts) {
  const map = useMemo(() => heatMap(steps, zone), [steps, zone]);
  const { label, rateUnit, factor } = display;
  const unit = rateUnit ?? '';
  const rows = map.rows.map(({ day, cells }) => ({ day, values: cells.map(({ value }) => value) }));
  return (
    <>
      <h2 className="font-semibold">{`When it was used, ${period}`}</h2>
      <HeatMapChart
        map={map}
        color={color}
        formatRate={(value) => formats.quantity(value * factor, rateUnit)}
        summary={`${label} by hour of the day and day, ${period}. Stronger colors are higher use. The table below has the numbers.`}
      />
      <ViewRows
        caption={`${label} by hour of the day, ${period}, in ${unit}`}
        fileName={`${fileName}.heat-map`}
        table={{
          head: ['day', ...HOURS.map((hour) => `${String(hour).padStart(2, '0')}:00 ${display.unit ?? ''}/h`.trim())],
          rows: rows.map(({ day, values }) => [day, ...values.map((value) => value && value * factor)]),
        }}
        shown={{
          head: [`Day (${unit})`, ...HOURS.map((hour) => formats.shortTime({ hour, minute: 0 }))],
          rows: rows.map(({ day, values }) => [
            formats.namedDay(day),
            ...values.map((value) => formats.column(value === null ? null : value * factor, 2)),
          ]),
        }}
      />
    </>
  );
}
