'use client';

import { useCallback, useMemo } from 'react';
import { StackedChart } from '@/components/charts/stacked-chart';
import { Card, Section } from '@/components/ui/section';
import { useFormats } from '@/lib/client/formats';
import type { VoltageBin } from '@/lib/domain/fleet/fleet-grid';

/** The distribution of measured voltages by volt, colored by band. */
export function VoltageDistribution({ bins }: { bins: readonly VoltageBin[] }) {
  const formats = useFormats();
  const labels = useMemo(
    () =>
      bins.map(({ from }) => ({
        short: `${from} to under ${from + 1} V`,
        full: `${from} to under ${from + 1} volts`,
      })),
    [bins],
  );
  const series = useMemo(() => {
    const counts = (part: 'a' | 'b' | 'outside') => bins.map((bin) => bin[part]);
    return [
      { key: 'a', label: 'Within A', color: 'var(--electricity)', counts: counts('a') },
      { key: 'b', label: 'Within B', color: 'var(--watch)', counts: counts('b') },
      { key: 'outside', label: 'Outside', color: 'var(--bad)', counts: counts('outside') },
    ];
  }, [bins]);
  const ticksFor = useCallback(
    (width: number) => {
      const slot = width / Math.max(1, bins.length);
      const step = [1, 2, 5, 10].find((volts) => volts * slot >= 32) ?? 20;
      return bins.flatMap(({ from }, index) =>
        from % step === 0 ? [{ position: index, text: formats.count(from) }] : [],
      );
    },
    [bins, formats],
  );
  if (bins.length === 0) return null;
  const sum = (part: 'a' | 'b' | 'outside') => bins.reduce((all, bin) => all + bin[part], 0);
  return (
    <Section title="Distribution" lead="Volts at 120 V nominal; 240 V readings are halved.">
      <Card className="px-3 pt-3 pb-2 sm:px-4">
        <StackedChart
          labels={labels}
          ticksFor={ticksFor}
          boundaries={[]}
          series={series}
          unit="Gateways"
          cursorLabel="Volt in the chart"
          initialIndex={Math.max(
            0,
            bins.findIndex(({ from }) => from === 120),
          )}
          summary={`${formats.counted(sum('a'), 'gateway')} within A, ${formats.count(sum('b'))} within B, ${formats.count(sum('outside'))} outside.`}
        />
      </Card>
    </Section>
  );
}
