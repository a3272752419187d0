import { describe, expect, it } from 'vitest';
import type { HeatCell } from '@/lib/domain/views/heat-map';
import { heatColor, heatPath, labeledRows } from './heat-map-plot';

const cell = (level: number | null): HeatCell => ({
  kind: level === null ? 'missing' : 'value',
  value: level,
  level,
  twice: false,
});

describe('the plot of a heat map', () => {
  it('joins neighbors of a row to one rectangle', () => {
    const cells = [cell(1), cell(1), cell(0), ...Array.from({ length: 20 }, () => cell(null)), cell(1)];
    const rows = [{ day: '2026-11-19', cells }];
    expect(heatPath(rows, 240, 14, ({ level }) => level === 1)).toBe('M0 0h20v14h-20zM230 0h10v14h-10z');
    expect(heatPath(rows, 240, 14, ({ kind }) => kind === 'missing')).toBe('M30 0h200v14h-200z');
  });

  it('labels at most twelve rows, evenly', () => {
    expect(labeledRows(7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(labeledRows(30)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
    expect(labeledRows(366).length).toBeLessThanOrEqual(12);
  });

  it('ends its colors at the full one', () => {
    expect(heatColor('var(--gas)', 0)).toContain('var(--gas) 10%');
    expect(heatColor('var(--gas)', 6)).toContain('var(--gas) 100%');
  });
});
