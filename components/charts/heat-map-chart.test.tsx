import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { heatMap } from '@/lib/domain/views/heat-map';
import { HeatMapChart } from './heat-map-chart';

const HOUR = 3_600_000;
/** Two days in Denver; the second begins with a gap. */
const start = Date.parse('2026-11-19T07:00:00Z');
const steps = Array.from({ length: 48 }, (_, index) => ({
  start: start + index * HOUR,
  end: start + (index + 1) * HOUR,
  value: index === 24 ? null : index,
}));

const spoken = () => screen.getByRole('slider', { name: 'Hour in the heat map' }).getAttribute('aria-valuetext');

describe('HeatMapChart', () => {
  it('reads hours out as the keyboard walks through them, and stops at the ends', async () => {
    const user = userEvent.setup();
    render(
      <HeatMapChart
        map={heatMap(steps, 'America/Denver')}
        color="blue"
        formatRate={(value) => `${value} kW`}
        summary="Electricity by hour."
      />,
    );
    expect(screen.getByRole('figure', { name: 'Electricity by hour.' })).toBeTruthy();
    expect(spoken()).toMatch(/^Fri, Nov 20, 12\sAM, .*No data/);
    await user.tab();
    await user.keyboard('{ArrowRight}');
    expect(spoken()).toMatch(/^Fri, Nov 20, 1\sAM, .*25 kW/);
    await user.keyboard('{ArrowUp}');
    expect(spoken()).toMatch(/^Thu, Nov 19, 1\sAM, .*1 kW/);
    await user.keyboard('{ArrowUp}');
    expect(spoken()).toMatch(/^Thu, Nov 19, 12\sAM, .*0 kW/);
  });
});
