'use client';

import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { PLOT_MARGIN, TIME_AXIS_HEIGHT } from './plot-layout';
import { pointAtX, stepPoint } from './point-steps';

interface PointCursorProps {
  /** The accessible name: 'Hour in the chart'. */
  label: string;
  /** Read out when the cursor moves: label and values of the interval. */
  valueText: string;
  count: number;
  /** The selected interval. */
  index: number | null;
  /** Where the keyboard starts. */
  initialIndex: number;
  onMove: (index: number | null) => void;
  axisWidth: number;
  children: ReactNode;
}

/** Selects an interval of the chart inside by touch, mouse or arrow keys. For screen readers it is a slider. */
export function PointCursor(props: PointCursorProps) {
  const { label, valueText, count, index, initialIndex, onMove, axisWidth, children } = props;
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onMove(pointAtX(event.clientX - box.left - axisWidth, box.width - axisWidth - PLOT_MARGIN.right, count));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stepPoint(event.key, index, count, initialIndex);
    if (next === undefined) return;
    event.preventDefault();
    onMove(next);
  };
  const inner = `(100% - ${axisWidth + PLOT_MARGIN.right}px)`;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={1}
      aria-valuemax={Math.max(1, count)}
      aria-valuenow={(index ?? initialIndex) + 1}
      aria-valuetext={valueText}
      className="relative h-full touch-pan-y select-none"
      onKeyDown={onKeyDown}
      onPointerDown={follow}
      onPointerMove={follow}
      onPointerLeave={(event) => {
        if (event.pointerType === 'mouse') onMove(null);
      }}
      onBlur={() => onMove(null)}
    >
      {index === null ? null : (
        <div
          aria-hidden="true"
          className="pointer-events-none absolute border-x border-line-strong bg-[color-mix(in_oklab,var(--text)_8%,transparent)]"
          style={{
            top: PLOT_MARGIN.top,
            bottom: TIME_AXIS_HEIGHT,
            left: `calc(${axisWidth}px + ${inner} * ${index / count})`,
            width: `max(2px, ${inner} / ${count})`,
          }}
        />
      )}
      {/* Without pointer events, so that a click does not focus parts of the drawing. */}
      <div translate="no" className="pointer-events-none h-full">
        {children}
      </div>
    </div>
  );
}
