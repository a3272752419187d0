import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { changeOfZone, missingZoneChanges, ZONE_CHANGES } from '@/lib/domain/zone-changes';
import { LocalClock, MissingZoneChanges } from './local-clock';

describe('LocalClock', () => {
  it('shows the time with the zone’s name', () => {
    render(<LocalClock zone="Asia/Kolkata" />);
    expect(screen.getByTitle('Local time, Asia/Kolkata').textContent).toMatch(/^\d+:\d\d\u202f[AP]M (GMT\+5:30|IST)$/);
    expect(screen.queryByText(/this browser/)).toBeNull();
  });

  it('says that times are in UTC where the browser does not know the home’s zone', () => {
    render(<LocalClock zone="Mars/Olympus" />);
    expect(screen.getByTitle('The time in UTC').textContent).toMatch(/^\d+:\d\d\u202f[AP]M UTC$/);
    expect(screen.getByText(/doesn’t know the time zone Mars\/Olympus/)).toBeTruthy();
  });

  it('says that times may be wrong where the server’s zone data lack a change, in that zone only', () => {
    const at = (zone: string) => (
      <MissingZoneChanges value={ZONE_CHANGES}>
        <LocalClock zone={zone} />
      </MissingZoneChanges>
    );
    const { container, rerender } = render(at('Canada/Pacific'));
    const sentence = 'Times since Sun, Nov 1, 2026 may be an hour off until the server is updated.';
    expect(container.textContent).toContain(sentence);
    rerender(at('America/Denver'));
    expect(container.textContent).not.toContain('may be');
  });

  it('says so where the browser’s data lack one', () => {
    const missing = changeOfZone(missingZoneChanges(), 'America/Inuvik');
    const { container } = render(<LocalClock zone="America/Inuvik" />);
    const warning = container.textContent?.includes('may be an hour off until this browser is updated.');
    expect(warning, process.versions.tz).toBe(missing !== null);
  });
});
