import type { Goal } from './goals';

/** A table for people: numbers to the right, what is not there as a dash. */
export function printTable<Row extends object>(
  title: string,
  rows: readonly Row[],
  heads: Record<string, string>,
): void {
  const cells = rows.map((row) => Object.keys(heads).map((key) => textOf((row as Record<string, unknown>)[key])));
  const titles = Object.values(heads);
  const widths = titles.map((head, at) => Math.max(head.length, ...cells.map((line) => line[at]?.length ?? 0)));
  const isText = (at: number) => rows.some((row) => typeof Object.values(pick(row, heads))[at] === 'string');
  const line = (values: readonly string[]) =>
    `| ${values.map((value, at) => (isText(at) ? value.padEnd(widths[at] ?? 0) : value.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, at) => (isText(at) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  console.log(`\n${title}\n`);
  for (const values of [titles, rule, ...cells]) console.log(line(values));
}

/** How many goals there were, and each that is not met. */
export function printGoals(goals: readonly Goal[]): void {
  const broken = goals.filter(({ met }) => !met);
  console.log(`\n${goals.length - broken.length} of ${goals.length} goals are met.`);
  for (const { what, expected, counted } of broken)
    console.error(`✗ ${what}: ${expected} expected, ${counted} counted`);
}

function pick(row: object, heads: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(heads).map((key) => [key, (row as Record<string, unknown>)[key]]));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 2 }) : String(value);
}
