import { type ReactNode, useId } from 'react';
import { HatchPattern } from './hatch-pattern';

export type LegendShape = 'bar' | 'faint' | 'line' | 'dashes' | 'hatch' | 'ribbon';

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

const SIZES: Record<LegendShape, { width: number; height: number; opacity?: number }> = {
  bar: { width: 10, height: 10 },
  faint: { width: 10, height: 10, opacity: 0.4 },
  ribbon: { width: 14, height: 10, opacity: 0.5 },
  line: { width: 14, height: 2 },
  dashes: { width: 16, height: 2 },
  hatch: { width: 14, height: 10 },
};

/** An SVG, like the chart: high contrast modes and printers drop the backgrounds of other elements. */
function Swatch({ shape, color }: LegendEntry) {
  const hatch = `swatch${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  const { width, height, opacity } = SIZES[shape];
  const isHatch = shape === 'hatch';
  return (
    <svg aria-hidden="true" width={width} height={height} className="shrink-0">
      {isHatch ? (
        <defs>
          <HatchPattern id={hatch} />
        </defs>
      ) : null}
      <rect
        width={width}
        height={height}
        fill={isHatch ? `url(#${hatch})` : shape === 'dashes' ? 'none' : color}
        fillOpacity={opacity}
        stroke={isHatch ? 'var(--line-strong)' : shape === 'dashes' ? color : undefined}
        strokeWidth={shape === 'dashes' ? 3 : undefined}
        strokeDasharray={shape === 'dashes' ? '4 2' : undefined}
      />
    </svg>
  );
}
