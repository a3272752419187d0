import type { Goal } from './goals';

/** Prints a table in Markdown. Numbers are right-aligned; missing values are dashes. */
export function printTable<Row extends object>(
  title: string,
  rows: readonly Row[],
  heads: Record<string, string>,
): void {
  const cells = rows.map((row) => Object.keys(heads).map((key) => formatCell((row as Record<string, unknown>)[key])));
  const titles = Object.values(heads);
  const widths = titles.map((head, index) => Math.max(head.length, ...cells.map((line) => line[index]?.length ?? 0)));
  const isText = (index: number) => rows.some((row) => typeof Object.values(pick(row, heads))[index] === 'string');
  const line = (values: readonly string[]) =>
    `| ${values.map((value, index) => (isText(index) ? value.padEnd(widths[index] ?? 0) : value.padStart(widths[index] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, index) => (isText(index) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  console.log(`\n${title}\n`);
  for (const values of [titles, rule, ...cells]) console.log(line(values));
}

/** Prints the number of met goals, and each goal that is not met. */
export function printGoals(goals: readonly Goal[]): void {
  const missed = goals.filter(({ met }) => !met);
  console.log(`\n${goals.length - missed.length} of ${goals.length} goals are met.`);
  for (const { what, expected, counted } of missed)
    console.error(`✗ ${what}: ${expected} expected, ${counted} counted`);
}

function pick(row: object, heads: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(heads).map((key) => [key, (row as Record<string, unknown>)[key]]));
}

function formatCell(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 2 }) : String(value);
}
