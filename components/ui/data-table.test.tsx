import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { DataTable, type TableColumn } from './data-table';

interface Reading {
  time: string;
  amount: number | null;
}

const rows: Reading[] = [
  { time: '10:00', amount: 2 },
  { time: '11:00', amount: null },
];
const columns: TableColumn<Reading>[] = [
  { key: 'time', header: 'Time', cell: ({ time }) => time },
  { key: 'amount', header: 'Used (kWh)', align: 'right', cell: ({ amount }) => amount ?? '–' },
];

describe('DataTable', () => {
  it('names its scroll frame and table, and reads each row under its headers', () => {
    render(<DataTable caption="Readings" columns={columns} rows={rows} rowKey={({ time }) => time} />);
    const frame = screen.getByRole('region', { name: 'Readings' });
    expect(frame.tabIndex, 'scrollable by keyboard').toBe(0);
    const table = within(frame).getByRole('table', { name: 'Readings' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((cell) => cell.textContent),
    ).toEqual(['Time', 'Used (kWh)']);
    const [, first, second] = within(table).getAllByRole('row');
    expect(first && within(first).getByRole('rowheader').textContent).toBe('10:00');
    expect(second && within(second).getByRole('cell').textContent).toBe('–');
  });

  it('sorts by a click on a header, and shows the direction', async () => {
    const onSort = vi.fn();
    const sortable = (direction: 'asc' | 'desc' | null): TableColumn<Reading>[] => [
      { ...columns[0], sort: { direction, onSort } } as TableColumn<Reading>,
      ...columns.slice(1),
    ];
    const table = (direction: 'asc' | 'desc' | null) => (
      <DataTable caption="Readings" columns={sortable(direction)} rows={rows} rowKey={({ time }) => time} />
    );
    const { rerender } = render(table(null));
    const header = () => screen.getByRole('columnheader', { name: /^Time/ });
    expect(header().getAttribute('aria-sort')).toBeNull();
    await userEvent.click(within(header()).getByRole('button', { name: /^Time/ }));
    expect(onSort).toHaveBeenCalledTimes(1);
    rerender(table('asc'));
    expect(header().getAttribute('aria-sort')).toBe('ascending');
    rerender(table('desc'));
    expect(header().getAttribute('aria-sort')).toBe('descending');
    expect(within(screen.getByRole('columnheader', { name: 'Used (kWh)' })).queryByRole('button')).toBeNull();
  });

  it('shows the empty state in place of a table without rows', () => {
    const empty = <p>No readings</p>;
    const { rerender } = render(
      <DataTable caption="Readings" columns={columns} rows={[]} rowKey={() => ''} empty={empty} />,
    );
    expect(screen.getByText('No readings')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    rerender(<DataTable caption="Readings" columns={columns} rows={rows} rowKey={({ time }) => time} empty={empty} />);
    expect(screen.queryByText('No readings')).toBeNull();
    expect(screen.getAllByRole('row')).toHaveLength(3);
  });
});
