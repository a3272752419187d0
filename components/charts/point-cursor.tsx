'use client';

import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { PLOT_MARGIN, TIME_AXIS_HEIGHT } from './plot-layout';
import { pointAtX, stepPoint } from './point-steps';

export interface PointCursorProps {
  /** Names the control: 'Intervals of Electricity'. */
  label: string;
  /** Said when the cursor moves: time and values of the interval. */
  valueText: string;
  count: number;
  at: number | null;
  /** Where the keyboard enters. */
  entry: number;
  onMove: (at: number | null) => void;
  axisWidth: number;
  children: ReactNode;
}

/**
 * What lies over a drawing: a finger, a mouse or the arrow keys pick an interval. To assistive technology it is a
 * slider over the intervals, since that is how it works; the picture inside is decoration.
 */
export function PointCursor({ label, valueText, count, at, entry, onMove, axisWidth, children }: PointCursorProps) {
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onMove(pointAtX(event.clientX - box.left - axisWidth, box.width - axisWidth - PLOT_MARGIN.right, count));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stepPoint(event.key, at, count, entry);
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
      aria-valuenow={(at ?? entry) + 1}
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
      {at === null ? null : (
        <div
          aria-hidden="true"
          className="pointer-events-none absolute border-x border-line-strong bg-[color-mix(in_oklab,var(--text)_8%,transparent)]"
          style={{
            top: PLOT_MARGIN.top,
            bottom: TIME_AXIS_HEIGHT,
            left: `calc(${axisWidth}px + ${inner} * ${at / count})`,
            width: `max(2px, ${inner} / ${count})`,
          }}
        />
      )}
      {/* The picture takes no press, or its inner parts would take the focus. */}
      <div className="pointer-events-none h-full">{children}</div>
    </div>
  );
}
