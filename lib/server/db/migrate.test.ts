import { describe, expect, it } from 'vitest';
import { pendingMigrations } from './migrate';

const first = { name: '1_start', sql: '', checksum: 'a' };
const second = { name: '2_more', sql: '', checksum: 'b' };
const applied = (name: string, checksum: string, finished = true) => ({ name, checksum, finished });

describe('pendingMigrations', () => {
  it('returns the migrations that are not applied, in order', () => {
    expect(pendingMigrations([first, second], [])).toEqual([first, second]);
    expect(pendingMigrations([first, second], [applied('1_start', 'a')])).toEqual([second]);
  });

  it('refuses a database that is newer than the code', () => {
    expect(() => pendingMigrations([first], [applied('1_start', 'a'), applied('9_later', 'z')])).toThrow(
      /newer version.*'9_later'/,
    );
  });

  it('refuses a migration that was changed after it was applied', () => {
    expect(() => pendingMigrations([first], [applied('1_start', 'other')])).toThrow(/'1_start' was changed/);
  });

  it('refuses a migration that never finished', () => {
    expect(() => pendingMigrations([first], [applied('1_start', 'a', false)])).toThrow(/never finished/);
  });
});
