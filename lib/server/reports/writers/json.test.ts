import { describe, expect, it } from 'vitest';
import { type JsonShape, jsonPieces } from './json';
import { number, type ReportColumn, type Rows, table, text } from './table';

type Row = [string | null, number | null | undefined];
const columns: ReportColumn<Row>[] = [
  text('Name', ([name]) => name),
  number('kWh', ([, value]) => value, { decimals: 2 }),
];

async function written(rows: Rows<Row>, shape: JsonShape): Promise<string> {
  let all = '';
  for await (const piece of jsonPieces(table(columns, rows), shape)) all += piece;
  return all;
}

describe.each([
  ['array', (all: string) => JSON.parse(all)],
  ['lines', (all: string) => all.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))],
] as const)('JSON as %s', (shape, read) => {
  it('writes numbers as numbers, missing values as null, and text unchanged', async () => {
    const all = await written(
      [
        ['=1+2', -1.005],
        [null, undefined],
        ['Zoë\n', Number.NaN],
      ],
      shape,
    );
    expect(read(all)).toEqual([
      { Name: '=1+2', kWh: -1 },
      { Name: null, kWh: null },
      { Name: 'Zoë\n', kWh: null },
    ]);
    expect(all.endsWith('\n')).toBe(true);
  });

  it.each([0, 1, 999, 1000, 1001, 2000, 2500])('is complete with %d rows', async (count) => {
    const rows = Array.from({ length: count }, (_, index): Row => [`${index}`, index]);
    const all = await written(rows, shape);
    expect(read(all)).toEqual(rows.map(([Name, kWh]) => ({ Name, kWh })));
  });

  it('fails when the rows fail, without a closing bracket', async () => {
    async function* rows(): AsyncGenerator<Row> {
      for (let index = 0; index < 1500; index += 1) yield ['a', index];
      throw new Error('cloud is gone');
    }
    await expect(written(rows(), shape)).rejects.toThrow('cloud is gone');
  });
});
