import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LocalClock } from './local-clock';

describe('LocalClock', () => {
  it('shows the time with the zone’s name', () => {
    render(<LocalClock zone="Asia/Kolkata" />);
    expect(screen.getByTitle('Local time, Asia/Kolkata').textContent).toMatch(/^\d\d:\d\d (GMT\+5:30|IST)$/);
    expect(screen.queryByText(/this browser/)).toBeNull();
  });

  it('says that times are in UTC where the browser does not know the home’s zone', () => {
    render(<LocalClock zone="Mars/Olympus" />);
    expect(screen.getByTitle('The time in UTC').textContent).toMatch(/^\d\d:\d\d UTC$/);
    expect(screen.getByText(/doesn’t know the time zone Mars\/Olympus/)).toBeTruthy();
  });
});
