import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as urls from './api-urls';
import { ownPath } from './own-path';

afterEach(() => vi.unstubAllEnvs());

describe('ownPath', () => {
  it('returns a path as it is at the root of a host', () => {
    vi.stubEnv('BASE_PATH', '');
    expect(ownPath('/api/session')).toBe('/api/session');
  });

  it('puts the base path in front', () => {
    vi.stubEnv('BASE_PATH', '/energy/home');
    expect(ownPath('/api/session')).toBe('/energy/home/api/session');
    expect(ownPath('')).toBe('/energy/home');
  });
});

it('puts the base path in front of every address of the API, once', () => {
  vi.stubEnv('BASE_PATH', '/energy');
  const anything: unknown = { meterId: 'm', kind: 'usage', start: 's', end: 'e', granularity: 'day' };
  for (const [name, url] of Object.entries(urls)) {
    // Each takes texts and objects; a text in place of an object has no fields, and an object is a valid text.
    const made = (url as (...values: unknown[]) => string)('home', anything, anything, anything);
    expect(made, name).toMatch(/^\/energy\/api\/(?!.*energy)/);
  }
});

describe('code of the browser', () => {
  const BYPASSES = [
    /(?<!ownPath\()['"`]\/(api\/|icons?[./]|sw\.js)/,
    /<a\s+href=["{`]+\//,
    /src="\//,
    /(push|replace)State\(null, '', `\$/,
    /location\.(assign|replace)\((?!ownPath)(?=['"`/]|next)/,
  ];

  it('writes no address of this site without ownPath', () => {
    const files = sourcesIn('components', 'lib/client', 'app');
    expect(files.length).toBeGreaterThan(300);
    const found = files.flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      return lines.filter((line) => BYPASSES.some((each) => each.test(line))).map((line) => `${file}: ${line.trim()}`);
    });
    expect(found).toEqual([]);
  });
});

function sourcesIn(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|^api\//.test(name))
      .map((name) => join(folder, name)),
  );
}
