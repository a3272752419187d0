import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { GuestProvider } from '@/lib/client/guest';
import { LEAK } from '@/lib/client/test-support/leak-alert';
import type { AlertData } from '@/lib/contract/insights';
import { AlertCard, type Feedback } from './alert-card';

const NOW = Date.parse('2026-11-28T21:00:00Z');
const HOUR_MS = 3_600_000;
const steps = Array.from({ length: 3 }, (_, index) => ({
  start: new Date(Date.parse('2026-11-28T17:00:00Z') + index * HOUR_MS).toISOString(),
  end: new Date(Date.parse('2026-11-28T18:00:00Z') + index * HOUR_MS).toISOString(),
  value: index === 1 ? null : 2,
  marked: index > 0,
}));
const ALERT: AlertData = {
  ...LEAK,
  found: { ...LEAK.found, evidence: { per: 'hour', steps, limit: 1.7, typical: null } },
};

function show(alert: AlertData): Feedback[] {
  const given: Feedback[] = [];
  render(
    <AlertCard
      alert={alert}
      account="home"
      units="meter"
      now={NOW}
      busy={undefined}
      onFeedback={(feedback) => given.push(feedback)}
    />,
  );
  return given;
}

describe('AlertCard', () => {
  it('shows what was found, its picture and the same numbers as a table', () => {
    show(ALERT);
    expect(screen.getByRole('heading', { name: 'Water has not stopped running' })).toBeTruthy();
    expect(screen.getByRole('figure').textContent).toContain('the readings by hour');
    const rows = screen.getAllByRole('row').slice(1);
    // A missing hour is neither zero nor a bar.
    expect(rows.map((row) => row.textContent?.slice(-6))).toEqual([
      expect.stringContaining('2.0'),
      expect.stringContaining('–Yes'),
      expect.stringContaining('2.0Yes'),
    ]);
    expect(screen.getByRole('link', { name: 'See the meter' }).getAttribute('href')).toBe('/premises/p/usage?meter=m');
  });

  it('asks a guest for nothing', () => {
    render(
      <GuestProvider isGuest>
        <AlertCard alert={ALERT} account="home" units="meter" now={NOW} busy={undefined} onFeedback={() => {}} />
      </GuestProvider>,
    );
    expect(screen.getByRole('link', { name: 'See the meter' })).toBeTruthy();
    expect(screen.queryAllByRole('button').map(({ textContent }) => textContent)).toEqual([]);
  });

  it('takes feedback, and takes it back', () => {
    const given = show(ALERT);
    fireEvent.click(screen.getByRole('button', { name: 'It’s expected' }));
    fireEvent.click(screen.getByRole('button', { name: 'It’s a real problem' }));
    expect(given).toEqual(['expected', 'real']);
  });

  it('says until when it is quiet, with undo', () => {
    const given = show({ ...ALERT, feedback: 'expected', quietUntil: '2027-01-27T21:00:00Z' });
    expect(screen.getByText(/You said that this is expected. No such alert about this meter until/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(given).toEqual([null]);
  });
});
