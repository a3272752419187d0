'use client';

import { useMemo } from 'react';
import { BandChart } from '@/components/charts/band-chart';
import type { BandSeries, ValueBand } from '@/components/charts/band-plot';
import { Card } from '@/components/ui/section';
import type { GridHistoryData } from '@/lib/contract/fleet';
import { bandsAt, type GridLimits } from '@/lib/domain/grid/limits';
import { columnNumber, percentText } from '@/lib/domain/numbers';

const COLOURS = [
  'var(--electricity)',
  'var(--gas)',
  'var(--generation)',
  'var(--sub-meter)',
  'var(--water)',
  'var(--other-commodity)',
];

const volts = (value: number) => `${columnNumber(value, 1)}\u202fV`;
const hertz = (value: number) => `${columnNumber(value, 3)}\u202fHz`;

/** Voltage and frequency over the range, each with its limits; systems of both voltages are drawn at 120 V. */
export function GridCharts({ data, limits }: { data: GridHistoryData; limits: GridLimits }) {
  const { gateways, timezone, neighbours } = data;
  const mixed = new Set(gateways.map(({ nominalVolts }) => nominalVolts)).size > 1;
  const nominal = mixed ? 120 : (gateways[0]?.nominalVolts ?? 120);
  const nominalHertz = gateways[0]?.nominalHertz ?? 60;
  const slots = useMemo(() => {
    const starts = gateways[0]?.volts.map(({ time }) => time) ?? [];
    return starts.map((start, at) => ({ start, end: starts[at + 1] ?? data.end }));
  }, [gateways, data.end]);
  const series = useMemo(
    () =>
      gateways.map(({ place, nominalVolts, volts: points }, at): BandSeries => {
        const times = nominal / nominalVolts;
        const scaled = (value: number | null) => (value === null ? null : value * times);
        return {
          key: place.id,
          label: gateways.length === 1 ? 'Voltage' : place.id,
          color: COLOURS[at % COLOURS.length] ?? 'var(--electricity)',
          points: points.map(({ low, mean, high }) => ({ low: scaled(low), mean: scaled(mean), high: scaled(high) })),
        };
      }),
    [gateways, nominal],
  );
  const rates = useMemo(
    () =>
      gateways.map(
        ({ place, hertz: points }, at): BandSeries => ({
          key: place.id,
          label: gateways.length === 1 ? 'Frequency' : place.id,
          color: COLOURS[at % COLOURS.length] ?? 'var(--electricity)',
          points,
        }),
      ),
    [gateways],
  );
  const { a, b } = bandsAt(limits, nominal);
  const voltBands: ValueBand[] = [
    { label: 'Band A', from: a.low, to: a.high, color: 'var(--ok)' },
    { label: 'Band B', from: b.low, to: a.low, color: 'var(--watch)' },
    { label: 'Band B', from: a.high, to: b.high, color: 'var(--watch)' },
  ];
  const near = (away: number): [number, number] => [nominalHertz - away, nominalHertz + away];
  const [watchLow, watchHigh] = near(limits.frequencyWatch);
  const [alertLow, alertHigh] = near(limits.frequencyAlert);
  const hertzBands: ValueBand[] = [
    { label: 'Normal', from: watchLow, to: watchHigh, color: 'var(--ok)' },
    { label: 'Watch', from: alertLow, to: watchLow, color: 'var(--watch)' },
    { label: 'Watch', from: watchHigh, to: alertHigh, color: 'var(--watch)' },
  ];
  const always = useMemo(() => [a.low, a.high], [a.low, a.high]);
  const alwaysHertz = useMemo(() => [watchLow, watchHigh], [watchLow, watchHigh]);
  const compared = useMemo(() => {
    if (neighbours.ids.length === 0) return null;
    const times = nominal / (gateways[0]?.nominalVolts ?? nominal);
    const values = neighbours.volts.map((value) => (value === null ? null : value * times));
    return { label: `Median of ${neighbours.ids.length} neighbours`, values };
  }, [neighbours, nominal, gateways]);
  const inA = gateways[0]?.inBands.a ?? null;
  return (
    <div className="space-y-4">
      <Card className="px-3 pt-3 pb-2 sm:px-4">
        <BandChart
          slots={slots}
          zone={timezone}
          series={series}
          reference={compared}
          bands={voltBands}
          includeValues={always}
          unit={mixed ? 'V, at 120 V nominal' : 'V'}
          formatValue={volts}
          cursorLabel="Voltage over time"
          summary={`Voltage of ${gateways.length === 1 ? 'one gateway' : `${gateways.length} gateways`}${inA === null ? '' : `, within band A for ${percentText(inA)} of the time measured`}.`}
        />
      </Card>
      <Card className="px-3 pt-3 pb-2 sm:px-4">
        <BandChart
          slots={slots}
          zone={timezone}
          series={rates}
          reference={null}
          bands={hertzBands}
          includeValues={alwaysHertz}
          unit="Hz"
          formatValue={hertz}
          cursorLabel="Frequency over time"
          summary={`Frequency around ${nominalHertz} Hz.`}
        />
      </Card>
      <p className="text-sm text-quiet">
        Lines are means, ribbons reach from the lowest to the highest of each slot. An outage’s 0 V is not drawn; it
        stands among the excursions.
      </p>
    </div>
  );
}
