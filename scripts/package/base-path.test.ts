import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PLACEHOLDER, replacePlaceholder, separateBasePath, siteBelow } from './base-path.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copper-base-path-'));
  const files = {
    '.next/BUILD_ID': 'build-1',
    '.next/server/page.js': `fetch("${PLACEHOLDER}/api/x"); link("${PLACEHOLDER}/y")`,
    '.next/server/page.js.map': PLACEHOLDER,
    '.next/static/plain.js': 'nothing of it',
    '.next/cache/big': PLACEHOLDER,
    'server.js': `process.chdir(__dirname)\nconst base = '${PLACEHOLDER}'`,
    'node_modules/pkg/index.js': PLACEHOLDER,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, '.next/node_modules'));
  symlinkSync('../../node_modules/pkg', join(folder, '.next/node_modules/pkg-1'));
  separateBasePath(folder);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (site: string, path: string) => readFileSync(join(site, path), 'utf8');

describe('replacePlaceholder', () => {
  it('escapes the slashes of a path as that of the placeholder is escaped', () => {
    const regexp = String.raw`{"regexp":"^\\/__BASE_PATH__(?:\\/)?$","source":"/__BASE_PATH__/:a"}`;
    const made = JSON.parse(replacePlaceholder(regexp, '/home/energy'));
    expect(made).toEqual({ regexp: String.raw`^\/home\/energy(?:\/)?$`, source: '/home/energy/:a' });
    expect(JSON.parse(replacePlaceholder(regexp, ''))).toEqual({ regexp: String.raw`^(?:\/)?$`, source: '/:a' });
  });
});

describe('a separated build', () => {
  it('is a site at the root', () => {
    expect(read(folder, '.next/server/page.js')).toBe('fetch("/api/x"); link("/y")');
    expect(read(folder, 'server.js')).toContain("const base = ''");
    expect(read(folder, 'node_modules/pkg/index.js')).toBe(PLACEHOLDER);
  });

  it('becomes a site below a path, without a change of its own', () => {
    const parent = join(folder, 'data/base-path');
    const site = siteBelow(folder, '/energy', parent);
    expect(read(site, '.next/server/page.js')).toBe('fetch("/energy/api/x"); link("/energy/y")');
    expect(read(site, '.next/static/plain.js')).toBe('nothing of it');
    expect(read(site, 'server.js')).toBe("\nconst base = '/energy'");
    expect(realpathSync(join(site, '.next/node_modules/pkg-1'))).toBe(realpathSync(join(folder, 'node_modules/pkg')));
    expect(readdirSync(site).sort()).toEqual(['.next', 'node_modules', 'server.js']);
    expect(existsSync(join(site, '.next/cache'))).toBe(false);
    expect(read(folder, '.next/server/page.js')).toBe('fetch("/api/x"); link("/y")');
    expect(siteBelow(folder, '/energy', parent)).toBe(site);
  });

  it('replaces the site of another build or path', () => {
    const parent = join(folder, 'data/base-path');
    const first = siteBelow(folder, '/energy', parent);
    const second = siteBelow(folder, '/other', parent);
    expect(second).not.toBe(first);
    writeFileSync(join(folder, '.next/BUILD_ID'), 'build-2');
    const third = siteBelow(folder, '/other', parent);
    expect(readdirSync(parent).map((name) => join(parent, name))).toEqual([third]);
  });
});
