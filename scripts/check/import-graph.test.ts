import { describe, expect, it } from 'vitest';
import { folderCycles, type ImportingFile, waysInto } from './import-graph';

/** Makes files of lines such as `a/x.ts: b/y.ts, type c/z.ts`. */
function files(...lines: string[]): ImportingFile[] {
  return lines.map((line) => {
    const [file = '', rest = ''] = line.split(': ');
    const imports = rest.split(', ').filter((each) => each !== '');
    return {
      file,
      imports: imports.map((each) => ({ to: each.replace('type ', ''), typeOnly: each.startsWith('type ') })),
    };
  });
}

describe('cycles of folders', () => {
  it('finds two folders that need each other through different files, and a type that is needed', () => {
    expect(folderCycles(files('lib/a/one.ts: lib/b/one.ts', 'lib/b/two.ts: type lib/a/two.ts'))).toEqual([
      { from: 'lib/a', to: 'lib/b' },
      { from: 'lib/b', to: 'lib/a' },
    ]);
  });

  it('finds a cycle of three', () => {
    const cycle = folderCycles(files('a/x.ts: b/x.ts', 'b/x.ts: c/x.ts', 'c/x.ts: a/y.ts'));
    expect(cycle.map(({ from }) => from)).toEqual(['a', 'b', 'c']);
  });

  it('finds a folder that needs its parent while the parent needs what it needs', () => {
    const all = files('lib/a/deep/x.ts: lib/b/x.ts', 'lib/b/x.ts: lib/a/y.ts');
    expect(folderCycles(all)).toEqual([
      { from: 'lib/a', to: 'lib/b' },
      { from: 'lib/b', to: 'lib/a' },
    ]);
  });

  it('accepts one direction, imports within a folder, and folders that need the same one', () => {
    expect(folderCycles(files('a/x.ts: a/y.ts, b/x.ts', 'a/y.ts: a/x.ts', 'c/x.ts: b/x.ts', 'b/x.ts'))).toEqual([]);
  });
});

describe('ways into files', () => {
  const ui = (file: string) => file.startsWith('ui/');
  const zod = (file: string) => file.includes('zod');

  it('finds what is reached over other files, with the way to it', () => {
    const all = files('ui/a.ts: lib/a.ts', 'lib/a.ts: lib/b.ts', 'lib/b.ts: node_modules/zod/index.js');
    expect(waysInto(all, ui, zod)).toEqual([['ui/a.ts', 'lib/a.ts', 'lib/b.ts', 'node_modules/zod/index.js']]);
  });

  it('finds what is imported directly', () => {
    expect(waysInto(files('ui/a.ts: zod.js'), ui, zod)).toEqual([['ui/a.ts', 'zod.js']]);
  });

  it('does not follow types', () => {
    const all = files('ui/a.ts: type lib/a.ts', 'lib/a.ts: zod.js', 'ui/b.ts: lib/b.ts', 'lib/b.ts: type zod.js');
    expect(waysInto(all, ui, zod)).toEqual([]);
  });

  it('follows a file that one imports as a type and another as a value', () => {
    const all = files('ui/a.ts: type lib/a.ts', 'ui/b.ts: lib/a.ts', 'lib/a.ts: zod.js');
    expect(waysInto(all, ui, zod)).toEqual([['ui/b.ts', 'lib/a.ts', 'zod.js']]);
  });
});
