import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ChartFrame } from './chart-frame';
import { valueAxis } from './value-ticks';

const AMOUNTS = [3, 9, 4];
const ticksFor = () => [];

function frame(resetKey: string, width = 0) {
  return (
    <ChartFrame
      summary="Electricity today."
      legend={[{ shape: 'bar', color: 'blue', label: 'Used' }]}
      unit="kWh"
      container={{ ref: { current: null }, width, height: 300 }}
      heightClass="h-64"
      labels={AMOUNTS.map((_, index) => ({ short: `${index}:00`, full: `Monday ${index}:00` }))}
      axis={valueAxis(0, 9)}
      ticksFor={ticksFor}
      boundaries={[]}
      cursorLabel="Hour in the chart"
      initialIndex={2}
      resting={{ index: 1, prefix: 'Peak' }}
      factsAt={(index) => [{ label: 'Used', value: `${AMOUNTS[index]} kWh` }]}
      resetKey={resetKey}
      draw={({ count }) => <p>{`Plot of ${count}`}</p>}
    />
  );
}

const cursor = () => screen.getByRole('slider', { name: 'Hour in the chart' });
const spoken = () => cursor().getAttribute('aria-valuetext');

describe('ChartFrame', () => {
  it('shows the resting interval and describes the chart', () => {
    render(frame('monday'));
    expect(screen.getByRole('figure', { name: 'Electricity today.' })).toBeTruthy();
    expect(screen.getByText('Peak: 1:00')).toBeTruthy();
    expect(screen.getByText('9 kWh', { exact: false })).toBeTruthy();
    expect(spoken()).toBe('Monday 2:00, Used 4 kWh');
  });

  it('selects intervals with the arrow keys and reads them out', async () => {
    const user = userEvent.setup();
    render(frame('monday'));
    await user.tab();
    expect(document.activeElement).toBe(cursor());
    await user.keyboard('{ArrowLeft}');
    expect(screen.getByText('2:00')).toBeTruthy();
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(screen.getByText('0:00')).toBeTruthy();
    expect(spoken()).toBe('Monday 0:00, Used 3 kWh');
    expect(cursor().getAttribute('aria-valuenow')).toBe('1');
    await user.keyboard('{Escape}');
    expect(screen.getByText('Peak: 1:00')).toBeTruthy();
  });

  it('drops the selection when the chart shows another period', async () => {
    const user = userEvent.setup();
    const { rerender } = render(frame('monday'));
    await user.tab();
    await user.keyboard('{Home}');
    expect(screen.getByText('0:00')).toBeTruthy();
    rerender(frame('tuesday'));
    expect(screen.getByText('Peak: 1:00')).toBeTruthy();
  });

  it('draws the plot only once its size is known', () => {
    const { rerender } = render(frame('monday'));
    expect(screen.queryByText('Plot of 3')).toBeNull();
    rerender(frame('monday', 600));
    expect(screen.getByText('Plot of 3')).toBeTruthy();
  });
});
