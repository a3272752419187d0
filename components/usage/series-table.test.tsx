import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { assembleSeries } from '@/lib/domain/assemble-series';
import type { SeriesKind } from '@/lib/domain/granularity';
import { pointColumns } from '@/lib/domain/test-support/point-columns';
import { SeriesTable, tableColumns } from './series-table';

function series(kind: SeriesKind, value: number, register: number | null) {
  const start = '2026-03-08T07:00:00Z';
  return assembleSeries(
    {
      ...{ meterId: '12:1', meterType: 'power', granularity: 'hour', timezone: 'UTC', kind },
      ...{ start: '2026-03-08T06:00:00Z', end: '2026-03-08T09:00:00Z', meterCreatedAt: start },
    },
    pointColumns([{ time: start, value, rate: value, register, actual: register === null ? null : register * 100 }]),
    Date.parse('2026-03-08T08:00:00Z'),
  );
}

const heads = () => screen.getAllByRole('columnheader').map((head) => head.textContent);

describe('SeriesTable', () => {
  it('has the columns and the rows of the file', () => {
    const shown = { usage: series('usage', -2, 100), compared: series('baseline', 1, null) };
    render(<SeriesTable caption="Usage" {...shown} comparedName="Typical" used="Used" decimals={2} />);
    expect(tableColumns({ ...shown, compare: 'typical' })).toMatchObject({
      compare: true,
      average: false,
      register: true,
    });
    expect(heads()).toEqual(['Time', 'Used (kWh)', 'Typical (kWh)', 'Difference (kWh)', 'Meter reading (kWh)']);
    // Neither the hour before the meter existed nor the one that has not begun.
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual(['7–8\u202fAM−2.001.00−3.00100.00']);
  });

  it('leaves out what is not known', () => {
    const shown = { usage: series('usage', 2, null), compared: null };
    render(<SeriesTable caption="Usage" {...shown} comparedName="Typical" used="Used" decimals={2} />);
    expect(tableColumns({ ...shown, compare: 'homes' })).toMatchObject({
      compare: false,
      average: false,
      register: false,
    });
    expect(heads()).toEqual(['Time', 'Used (kWh)']);
  });

  it('names other homes and other days, of which the file has the homes alone', () => {
    const shown = { usage: series('usage', 2, null), compared: series('usage', 1, null) };
    render(<SeriesTable caption="Usage" {...shown} comparedName="Sat, Nov 7" used="Used" decimals={2} />);
    expect(heads()).toEqual(['Time', 'Used (kWh)', 'Sat, Nov 7 (kWh)', 'Difference (kWh)']);
    expect(tableColumns({ ...shown, compare: 'homes' })).toMatchObject({
      compare: false,
      average: true,
      compareWith: null,
    });
    expect(tableColumns({ ...shown, compare: 'previous' })).toMatchObject({
      compare: false,
      average: false,
      compareWith: 'previous',
    });
  });
});
