import { describe, expect, it } from 'vitest';
import { viewCsv } from './view-csv';

describe('viewCsv', () => {
  it('writes numbers plainly, missing cells empty and texts in quotes where needed', () => {
    const rows = [
      ['2026-11-19', 1234.5, null],
      ['Sat, Nov 28', -0.25, 'a "b"'],
    ];
    expect(viewCsv({ head: ['day', 'kWh', 'note'], rows })).toBe(
      'day,kWh,note\r\n2026-11-19,1234.5,\r\n"Sat, Nov 28",-0.25,"a ""b"""\r\n',
    );
  });
});
