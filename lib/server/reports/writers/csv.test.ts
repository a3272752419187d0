import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteStream } from '../byte-stream';
import { type CsvStyle, csvPieces, escapeFormula, PLAIN_CSV, plainDecimal } from './csv';
import { type Cell, number, type ReportColumn, type Rows, table, text, time } from './table';

const single: ReportColumn<Cell>[] = [text('cell', (row) => row)];

async function csvOf(rows: Rows<Cell>, style?: CsvStyle, columns = single): Promise<string> {
  let written = '';
  for await (const piece of csvPieces(table(columns, rows), style)) written += piece;
  return written;
}

describe('escapeFormula', () => {
  it.each(['=1+1', '+1', '-A1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '-1+2', '-', '-12.5.1'])('escapes %j', (text) => {
    expect(escapeFormula(text)).toBe(`'${text}`);
  });

  it.each([
    ...[' =1', '   -A1', '\u00a0=1', '\u3000@SUM(A1)', '\u2009+1', '\v=1', '\0=1', ' -12.5'],
    ...[
      '\u200b=1',
      '\ufeff=1',
      '\u2060-A1',
      '\u00ad+1',
      '\u200e@A1',
      '\u202e=1',
      '\u3164=1',
      '\ufe0f=1',
      '\u{e0020}=1',
    ],
    ...['＝1+1', '＋1', '－A1', '＠SUM(A1)', '﹦1', '⁼1', '−A1', '\u00a0\u200b ＝1'],
  ])('escapes %j, whose sign comes after invisible characters or is written in another way', (text) => {
    expect(escapeFormula(text)).toBe(`'${text}`);
  });

  it.each([
    ...['-12.5', '-7', '12 Main St', '', "O'Neil", '01234', ' 12 Main St', '\u00a0Zoë', '\u200bhome', '   ', '👩‍👧'],
    ...['a=b', 'Main–Street', 'kim@example.com', '・1'],
  ])('leaves %j unchanged', (text) => {
    expect(escapeFormula(text)).toBe(text);
  });

  it('returns no text that starts a formula, except plain negative numbers', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const safe = escapeFormula(text);
        expect(/^[=+@\t\r\n]/.test(safe)).toBe(false);
        if (safe.startsWith('-')) expect(Number.isFinite(Number(safe))).toBe(true);
      }),
    );
  });
});

describe('plainDecimal', () => {
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

  it('returns a plain decimal of the same value for any finite number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plainDecimal(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('returns what JavaScript writes for numbers of few decimals', () => {
    const wholes = fc.oneof(fc.nat(2_000_000), fc.integer(), fc.maxSafeInteger());
    fc.assert(
      fc.property(wholes, fc.constantFrom(1, 10, 1000, 10_000, 1e6, 1e7), (whole, parts) => {
        const value = whole / parts;
        fc.pre(value === 0 || Math.abs(value) >= 1e-6);
        expect(plainDecimal(value)).toBe(String(value));
      }),
    );
  });
});

describe('csvPieces', () => {
  it('writes a header, CRLF line ends, and quotes where needed', async () => {
    expect(await csvOf(['a,b', 'say "hi"', 'two\nlines', 'cr\rhere', null, undefined, -12.5, '-A1', true])).toBe(
      'cell\r\n"a,b"\r\n"say ""hi"""\r\n"two\nlines"\r\n"cr\rhere"\r\n\r\n\r\n-12.5\r\n\'-A1\r\ntrue\r\n',
    );
  });

  it('writes only the header if there are no rows', async () => {
    expect(await csvOf([])).toBe('cell\r\n');
  });

  it('writes a thousand rows at a time', async () => {
    const pieces: string[] = [];
    for await (const piece of csvPieces(table(single, Array(2_500).fill(1)))) pieces.push(piece);
    expect(pieces).toHaveLength(3);
    expect(pieces.join('').split('\r\n')).toHaveLength(2_502);
  });

  it('streams UTF-8 no faster than it is read, and ends its source when the reader cancels', async () => {
    let taken = 0;
    let ended = false;
    async function* rows(): AsyncGenerator<Cell> {
      try {
        for (;;) {
          taken += 1;
          yield 'Zoë';
        }
      } finally {
        ended = true;
      }
    }
    const reader = byteStream(csvPieces(table(single, rows()))).getReader();
    const first = await reader.read();
    expect(new TextDecoder().decode(first.value).split('\r\n')[1]).toBe('Zoë');
    expect(taken).toBeLessThan(3_000);
    await reader.cancel();
    expect(ended).toBe(true);
  });

  it('buffers at most two batches over two hundred thousand rows', async () => {
    let made = 0;
    function* rows(): Generator<number> {
      for (; made < 200_000; made += 1) yield made;
    }
    const stream = byteStream(csvPieces(table([number<number>('n', (n) => n)], rows())));
    let read = -1;
    let furthestAhead = 0;
    for await (const piece of Readable.fromWeb(stream as WebStream)) {
      for (const byte of piece) if (byte === 10) read += 1;
      furthestAhead = Math.max(furthestAhead, made - read);
    }
    expect(read).toBe(200_000);
    expect(furthestAhead).toBeLessThanOrEqual(2_000);
  }, 60_000);

  it('uses decimal commas only for numbers when the style asks for them', async () => {
    const columns: ReportColumn<[string, number | null, string]>[] = [
      text('Adresse;Ort', ([address]) => address),
      number('kWh', ([, value]) => value, { decimals: 3 }),
      time('Zeit', ([, , at]) => at),
    ];
    const style: CsvStyle = { separator: ';', decimal: ',', byteOrderMark: true };
    let written = '';
    const rows: [string, number | null, string][] = [
      ['=1,5', -1234.5, '2026-03-08 01:00:00-07:00'],
      ['Ä. 1.5', null, '-'],
    ];
    for await (const piece of csvPieces(table(columns, rows), style)) written += piece;
    expect(written).toBe(
      '\uFEFF"Adresse;Ort";"kWh";"Zeit"\r\n' + `"'=1,5";-1234,500;2026-03-08 01:00:00-07:00\r\n` + '"Ä. 1.5";;-\r\n',
    );
    expect(await csvOf([1.5], { ...PLAIN_CSV, separator: '\t' })).toBe('cell\r\n1.5\r\n');
  });

  it('quotes text for spreadsheets, which read some as numbers, times or dates, and leaves empty cells empty', async () => {
    const columns = [text<Cell[]>('Postal Code', ([code]) => code), text<Cell[]>('ID', ([, id]) => id)];
    const rows: Cell[][] = [
      ['07042', '12:0000000034'],
      ['', 'a "b"'],
      [null, -1.5],
    ];
    let written = '';
    for await (const piece of csvPieces(table(columns, rows), { ...PLAIN_CSV, byteOrderMark: true })) written += piece;
    expect(written).toBe('\uFEFF"Postal Code","ID"\r\n"07042","12:0000000034"\r\n,"a ""b"""\r\n,-1.5\r\n');
  });

  it('writes the number of decimals a column has, and no exponent', async () => {
    const fixed = [{ ...number<Cell>('cell', (row) => row as number), decimals: 2 }];
    expect(await csvOf([1, 0.005, -0.001, 1e22, Number.NaN], PLAIN_CSV, fixed)).toBe(
      'cell\r\n1.00\r\n0.01\r\n0.00\r\n10000000000000000000000\r\n\r\n',
    );
  });

  it('fails when the rows fail, instead of ending early', async () => {
    async function* rows(): AsyncGenerator<Cell> {
      yield 1;
      throw new Error('cloud is gone');
    }
    await expect(new Response(byteStream(csvPieces(table(single, rows())))).text()).rejects.toThrow('cloud is gone');
  });
});
