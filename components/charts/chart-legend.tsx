import type { CSSProperties, ReactNode } from 'react';

export type LegendShape = 'bar' | 'faint' | 'line' | 'hatch' | 'ribbon';

export interface LegendEntry {
  shape: LegendShape;
  /** A CSS color; not used for `hatch`. */
  color: string;
  label: string;
}

/** Explains each mark of the chart with a swatch of the same shape. */
export function ChartLegend({ entries, children }: { entries: readonly LegendEntry[]; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm text-quiet">
      {children}
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {entries.map((entry) => (
          <li key={entry.label} className="flex items-center gap-1.5 whitespace-nowrap">
            <Swatch {...entry} />
            {entry.label}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Swatch({ shape, color }: LegendEntry) {
  if (shape === 'hatch') {
    return <span aria-hidden="true" className="hatched inline-block h-2.5 w-3.5 border border-line" />;
  }
  const styles: Record<Exclude<LegendShape, 'hatch'>, CSSProperties> = {
    bar: { background: color, height: 10, width: 10 },
    faint: { background: color, opacity: 0.4, height: 10, width: 10 },
    ribbon: { background: color, opacity: 0.5, height: 10, width: 14 },
    line: { background: color, height: 2, width: 14 },
  };
  return <span aria-hidden="true" className="inline-block" style={styles[shape]} />;
}
