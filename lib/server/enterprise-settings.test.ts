import { describe, expect, it } from 'vitest';
import { parseEnv } from './env';
import { SettingsError } from './settings-error';

const EAST = { id: 'east', name: 'East Utility', clientId: 'east-client', clientSecret: 'hunter2' };
const SINGLE = { COPPER_CLIENT_ID: 'c', COPPER_CLIENT_SECRET: 'hunter2', COPPER_ENTERPRISE_ID: 'one' };

const files: Record<string, string> = { '/etc/copper/enterprises.json': JSON.stringify([EAST]), '/broken': '{"id": ' };

function enterprises(raw: Record<string, string>) {
  return parseEnv(raw, (path) => {
    const content = files[path];
    if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return content;
  }).enterprises;
}

function refusal(raw: Record<string, string>): string {
  try {
    enterprises(raw);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('parseEnterprises', () => {
  it('returns the enterprise of the single settings, then those of the list', () => {
    const one = { enterpriseId: 'one', name: 'one', clientId: 'c', clientSecret: 'hunter2' };
    const east = { enterpriseId: 'east', name: 'East Utility', clientId: 'east-client', clientSecret: 'hunter2' };
    expect(enterprises(SINGLE)).toEqual([one]);
    expect(enterprises({ ...SINGLE, COPPER_ENTERPRISES: JSON.stringify([EAST]) })).toEqual([one, east]);
    expect(enterprises({ COPPER_ENTERPRISES: '/etc/copper/enterprises.json' })).toEqual([east]);
    expect(enterprises({ COPPER_ENTERPRISES: '[{"id":"w","clientId":"c","clientSecret":"s"}]' })).toMatchObject([
      { enterpriseId: 'w', name: 'w' },
    ]);
  });

  it.each([
    ['/nowhere', /^The file that COPPER_ENTERPRISES names can't be read \(ENOENT\)/],
    ['/broken', /^The file that COPPER_ENTERPRISES names is not JSON/],
    ['[{"id": "hunter2"', /^COPPER_ENTERPRISES is not JSON/],
    [JSON.stringify([EAST, { ...EAST, id: 'home' }]), /^COPPER_ENTERPRISES can't be used \(entry 2, id\)/],
    [JSON.stringify([{ ...EAST, clientSecret: '' }]), /\(entry 1, clientSecret\)/],
    [JSON.stringify([{ ...EAST, secret: 'hunter2' }]), /\(entry 1\)/],
    [JSON.stringify([EAST, EAST]), /^The enterprise east is set twice/],
    ['{"id":"hunter2"}', /can't be read/],
  ])('refuses %s with one sentence without the secret', (value, sentence) => {
    const message = refusal({ COPPER_ENTERPRISES: value });
    expect(message).toMatch(sentence);
    expect(message).not.toContain('hunter2');
    expect(message).toMatch(/\.$/);
  });

  it('refuses an enterprise that is in both', () => {
    const both = { ...SINGLE, COPPER_ENTERPRISES: JSON.stringify([{ ...EAST, id: 'one' }]) };
    expect(refusal(both)).toMatch(/^The enterprise one is set twice/);
  });
});
