'use client';

import { useMemo } from 'react';
import { BandChart } from '@/components/charts/band-chart';
import type { BandSeries, ValueBand } from '@/components/charts/band-plot';
import { Card } from '@/components/ui/section';
import { useFormats } from '@/lib/client/formats';
import type { GridHistoryData } from '@/lib/contract/fleet';
import { bandsAt, type GridLimits } from '@/lib/domain/grid/limits';
import { nominalHertzOf, nominalVoltsOf } from '@/lib/domain/grid/nominals';
import { frequencySummary, voltageSummary } from './grid-words';

const COLORS = [
  'var(--electricity)',
  'var(--gas)',
  'var(--generation)',
  'var(--sub-meter)',
  'var(--water)',
  'var(--other-commodity)',
];

/** Voltage and frequency charts with their limits. A mix of 120 V and 240 V systems is drawn at 120 V. */
export function GridCharts({ data, limits }: { data: GridHistoryData; limits: GridLimits }) {
  const formats = useFormats();
  const { gateways, timezone, neighbours } = data;
  const systems = nominalVoltsOf(gateways);
  const mixed = systems.length > 1;
  const nominal = mixed ? 120 : (systems[0] ?? 120);
  const frequencies = nominalHertzOf(gateways);
  const slots = useMemo(() => {
    const starts = gateways[0]?.volts.map(({ time }) => time) ?? [];
    return starts.map((start, index) => ({ start, end: starts[index + 1] ?? data.end }));
  }, [gateways, data.end]);
  const series = useMemo(
    () =>
      gateways.map(({ place, nominalVolts, volts: points }, index): BandSeries => {
        const factor = nominal / nominalVolts;
        const scaled = (value: number | null) => (value === null ? null : value * factor);
        return {
          key: place.id,
          label: gateways.length === 1 ? 'Voltage' : place.id,
          color: COLORS[index % COLORS.length] ?? 'var(--electricity)',
          points: points.map(({ low, mean, high }) => ({ low: scaled(low), mean: scaled(mean), high: scaled(high) })),
        };
      }),
    [gateways, nominal],
  );
  const frequencySeries = useMemo(
    () =>
      gateways.map(
        ({ place, hertz: points }, index): BandSeries => ({
          key: place.id,
          label: gateways.length === 1 ? 'Frequency' : place.id,
          color: COLORS[index % COLORS.length] ?? 'var(--electricity)',
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
  const { frequencyWatch, frequencyAlert } = limits;
  const hertzBands = frequencies.flatMap((hertz): ValueBand[] => [
    { label: 'Normal', from: hertz - frequencyWatch, to: hertz + frequencyWatch, color: 'var(--ok)' },
    { label: 'Watch', from: hertz - frequencyAlert, to: hertz - frequencyWatch, color: 'var(--watch)' },
    { label: 'Watch', from: hertz + frequencyWatch, to: hertz + frequencyAlert, color: 'var(--watch)' },
  ]);
  const voltAxis = useMemo(() => [a.low, a.high], [a.low, a.high]);
  const watchLow = Math.min(...frequencies) - frequencyWatch;
  const watchHigh = Math.max(...frequencies) + frequencyWatch;
  const hertzAxis = useMemo(() => [watchLow, watchHigh], [watchLow, watchHigh]);
  const neighborMedian = useMemo(() => {
    if (neighbours.ids.length === 0) return null;
    const factor = nominal / (gateways[0]?.nominalVolts ?? nominal);
    const values = neighbours.volts.map((value) => (value === null ? null : value * factor));
    return { label: `Median of ${formats.counted(neighbours.ids.length, 'neighbor')}`, values };
  }, [neighbours, nominal, gateways, formats]);
  return (
    <div className="space-y-4">
      <Card className="px-3 pt-3 pb-2 sm:px-4">
        <BandChart
          slots={slots}
          zone={timezone}
          series={series}
          reference={neighborMedian}
          bands={voltBands}
          includeValues={voltAxis}
          unit={mixed ? 'V, at 120 V nominal' : 'V'}
          formatValue={(value) => formats.amount(value, 1, 'V')}
          cursorLabel="Voltage over time"
          summary={voltageSummary(gateways, formats)}
        />
      </Card>
      <Card className="px-3 pt-3 pb-2 sm:px-4">
        <BandChart
          slots={slots}
          zone={timezone}
          series={frequencySeries}
          reference={null}
          bands={hertzBands}
          includeValues={hertzAxis}
          unit="Hz"
          formatValue={(value) => formats.amount(value, 3, 'Hz')}
          cursorLabel="Frequency over time"
          summary={frequencySummary(gateways.length, frequencies, formats)}
        />
      </Card>
      <p className="text-sm text-quiet">
        Lines show means, ribbons the lowest to highest values. Without voltage the line is at 0 V; a gap is time
        without readings.
      </p>
    </div>
  );
}
