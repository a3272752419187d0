import { describe, expect, it } from 'vitest';
import { parseSandboxOptions, SANDBOX_DEFAULTS, SandboxUsageError } from './options';

describe('parseOptions', () => {
  it('returns the defaults for an empty command line', () => {
    expect(parseSandboxOptions([])).toEqual(SANDBOX_DEFAULTS);
  });

  it('parses every flag', () => {
    const line =
      '--port 0 --premises 2000 --seed 9 --admin --token-seconds 5 --rotation off --otp-grant closed --limit-hour 7 ' +
      '--limit-day 70 --limit-window clock --day-cut utc --host 127.0.0.2 --listen 0.0.0.0 --now 2026-03-08T12:00:00Z ' +
      '--campus-meters 300 --client mine:hush:http://localhost:3000/cb --client open::http://localhost/a,http://localhost/b';
    expect(parseSandboxOptions(line.split(' '))).toMatchObject({
      port: 0,
      premises: 2000,
      seed: 9,
      campusMeters: 300,
      admin: true,
      tokenSeconds: 5,
      rotation: false,
      otpGrant: 'closed',
      limitHour: 7,
      limitDay: 70,
      limitWindow: 'clock',
      dayCut: 'utc',
      host: '127.0.0.2',
      listen: '0.0.0.0',
      now: '2026-03-08T12:00:00Z',
      clients: [
        { id: 'mine', secret: 'hush', redirectUris: ['http://localhost:3000/cb'] },
        { id: 'open', secret: null, redirectUris: ['http://localhost/a', 'http://localhost/b'] },
      ],
    });
  });

  it('names the invalid flag', () => {
    for (const bad of ['--port x', '--rotation maybe', '--now yesterday', '--client nothing', '--color red']) {
      expect(() => parseSandboxOptions(bad.split(' '))).toThrow(SandboxUsageError);
    }
    expect(() => parseSandboxOptions(['--day-cut', 'moon'])).toThrow('--day-cut is "moon", but must be premise or utc');
  });
});
