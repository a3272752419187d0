import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvCell, type CsvColumn, csvPieces, csvStream, defuse, plainDecimal } from './csv';

const single: CsvColumn<CsvCell>[] = [{ head: 'cell', cell: (row) => row }];

async function csvOf(rows: Iterable<CsvCell> | AsyncIterable<CsvCell>): Promise<string> {
  let text = '';
  for await (const piece of csvPieces(single, rows)) text += piece;
  return text;
}

describe('the formula guard', () => {
  it.each(['=1+1', '+1', '-A1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '-1+2', '-', '-12.5.1'])('defuses %j', (text) => {
    expect(defuse(text)).toBe(`'${text}`);
  });

  it.each(['-12.5', '-7', '12 Main St', '', ' =1', "O'Neil", '01234'])('leaves %j', (text) => {
    expect(defuse(text)).toBe(text);
  });

  it('never lets a text begin a formula that is not a plain number', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const safe = defuse(text);
        expect(/^[=+@\t\r\n]/.test(safe)).toBe(false);
        if (safe.startsWith('-')) expect(Number.isFinite(Number(safe))).toBe(true);
      }),
    );
  });
});

describe('numbers', () => {
  it.each([
    [-12.5, '-12.5'],
    [0, '0'],
    [-0, '0'],
    [1e-7, '0.0000001'],
    [-1.25e-9, '-0.00000000125'],
    [1e21, '1000000000000000000000'],
    [1.5e22, '15000000000000000000000'],
    [1234567.891, '1234567.891'],
    [Number.NaN, ''],
    [Number.POSITIVE_INFINITY, ''],
  ])('%d is %j', (value, text) => {
    expect(plainDecimal(value)).toBe(text);
  });

  it('are plain decimals of the same value, whatever they are', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plainDecimal(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('the writer', () => {
  it('writes a header, CRLF, and quotes what needs it', async () => {
    expect(await csvOf(['a,b', 'say "hi"', 'two\nlines', 'cr\rhere', null, undefined, -12.5, '-A1', true])).toBe(
      'cell\r\n"a,b"\r\n"say ""hi"""\r\n"two\nlines"\r\n"cr\rhere"\r\n\r\n\r\n-12.5\r\n\'-A1\r\ntrue\r\n',
    );
  });

  it('writes the header alone for no rows', async () => {
    expect(await csvOf([])).toBe('cell\r\n');
  });

  it('writes a thousand rows at a time', async () => {
    const pieces: string[] = [];
    for await (const piece of csvPieces(single, Array(2_500).fill(1))) pieces.push(piece);
    expect(pieces).toHaveLength(3);
    expect(pieces.join('').split('\r\n')).toHaveLength(2_502);
  });

  it('streams UTF-8, no faster than it is read, and ends its source with its reader', async () => {
    let taken = 0;
    let ended = false;
    async function* rows(): AsyncGenerator<CsvCell> {
      try {
        for (;;) {
          taken += 1;
          yield 'Zoë';
        }
      } finally {
        ended = true;
      }
    }
    const reader = csvStream(single, rows()).getReader();
    const first = await reader.read();
    expect(new TextDecoder().decode(first.value).split('\r\n')[1]).toBe('Zoë');
    expect(taken).toBeLessThan(3_000);
    await reader.cancel();
    expect(ended).toBe(true);
  });

  it('fails when its rows fail, rather than end early', async () => {
    async function* rows(): AsyncGenerator<CsvCell> {
      yield 1;
      throw new Error('cloud went away');
    }
    await expect(new Response(csvStream(single, rows())).text()).rejects.toThrow('cloud went away');
  });
});
