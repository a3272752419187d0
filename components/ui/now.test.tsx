import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startServerClock } from '@/lib/client/server-clock';
import { calendarDayInZone } from '@/lib/domain/times';
import { Age } from './age';
import { NowProvider, useNow } from './now';

const SATURDAY = Date.parse('2026-11-28T20:00:00Z');

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  startServerClock(Date.now());
});

function Today() {
  return <p>{calendarDayInZone(new Date(useNow(60)).toISOString(), 'America/Denver')}</p>;
}

describe('the time on a page', () => {
  it.each([-26, 26])('is the server’s on a device whose clock is %d hours off', (hours) => {
    vi.setSystemTime(SATURDAY + hours * 3_600_000);
    render(
      <NowProvider renderedAt={SATURDAY}>
        <Today />
        <Age at="2026-11-28T19:57:00Z" zone="America/Denver" prefix="Updated" />
      </NowProvider>,
    );
    expect(screen.getByText('2026-11-28')).toBeTruthy();
    expect(screen.getByText('3 min ago')).toBeTruthy();
  });
});
