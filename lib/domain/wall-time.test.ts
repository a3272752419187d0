import { describe, expect, it } from 'vitest';
import { wallTime } from './wall-time';

describe('wallTime', () => {
  it('returns local date and time with the offset', () => {
    expect(wallTime('2026-11-09T21:05:00Z', 'Asia/Kolkata')).toEqual({
      day: '2026-11-10',
      hour: 2,
      minute: 35,
      offsetMinutes: 330,
    });
  });

  it('is in UTC for a zone that Intl does not know', () => {
    expect(wallTime('2026-11-09T21:05:00Z', 'Etc/Unknown')).toEqual({
      day: '2026-11-09',
      hour: 21,
      minute: 5,
      offsetMinutes: 0,
    });
  });
});
