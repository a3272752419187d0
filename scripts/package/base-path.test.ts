import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PLACEHOLDER, separateBasePath, siteBelow, withoutPlaceholder, withPath } from './base-path.mjs';

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

describe('a text of a build', () => {
  it('gets a path whose slashes are escaped as that of the placeholder was', () => {
    const regexp = String.raw`{"regexp":"^\\/__BASE_PATH__(?:\\/)?$","source":"/__BASE_PATH__/:a"}`;
    const { text, found } = withoutPlaceholder(regexp);
    expect(JSON.parse(text)).toEqual({ regexp: String.raw`^(?:\/)?$`, source: '/:a' });
    expect(JSON.parse(withPath(text, found, '/home/energy'))).toEqual({
      regexp: String.raw`^\/home\/energy(?:\/)?$`,
      source: '/home/energy/:a',
    });
    expect(withPath(text, found, PLACEHOLDER)).toBe(regexp);
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
    // As the files of a container are.
    chmodSync(join(folder, '.next/server/page.js'), 0o400);
    chmodSync(join(folder, '.next/server'), 0o500);
    const site = siteBelow(folder, '/energy', parent);
    expect(read(site, '.next/server/page.js')).toBe('fetch("/energy/api/x"); link("/energy/y")');
    expect(read(site, '.next/static/plain.js')).toBe('nothing of it');
    expect(read(site, 'server.js')).toBe("\nconst base = '/energy'");
    expect(realpathSync(join(site, '.next/node_modules/pkg-1'))).toBe(realpathSync(join(folder, 'node_modules/pkg')));
    expect(readdirSync(site).sort()).toEqual(['.next', 'node_modules', 'server.js']);
    expect(existsSync(join(site, '.next/cache'))).toBe(false);
    expect(read(folder, '.next/server/page.js')).toBe('fetch("/api/x"); link("/y")');
    writeFileSync(join(site, '.next/server/page.js'), 'can be written');
    expect(statSync(join(site, '.next/server')).mode & 0o200).toBe(0o200);
    expect(siteBelow(folder, '/energy', parent)).toBe(site);
    chmodSync(join(folder, '.next/server'), 0o700);
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
