import { parseArgs } from 'node:util';

const PARTS = ['counts', 'viewers', 'archive', 'fleets', 'http', 'reports'] as const;
export type BenchPart = (typeof PARTS)[number];

export interface BenchOptions {
  parts: BenchPart[];
  /** Sizes of the fleets that requests are counted with. */
  premises: number[];
  /** Sizes of the fleets that reports are made of: without `--premises` not the largest, which takes hours. */
  reportPremises: number[];
  /** Rows of the long file. */
  rows: number;
  viewers: number;
  /** Sizes that the archive grows to. */
  points: number[];
  /** Sizes of the two fleets whose tables are compared. */
  fleets: [number, number];
  /** File that gets everything as JSON; null: none. */
  json: string | null;
}

export const BENCH_USAGE = `npm run bench -- [flags]
  --only counts,viewers,archive,fleets,http,reports
                                              some of it; everything without
  --premises 12,200,2000                      sizes of the fleets that requests are counted with and reports made
                                              of; without it reports are made of 12 and 200
  --viewers 500                               open pages of one premise
  --quick                                     fleets of 12 and 200 to count with, of 2,000 for the tables, an archive
                                              of up to a million points instead of ten, reports of 12 premises, and
                                              files of 200,000 rows instead of a million
  --json file                                 everything as JSON into a file, not as the last line`;

/** A command line that can't be understood; the message is for whoever typed it. */
export class UsageError extends Error {}

const FLAGS = {
  only: { type: 'string' },
  premises: { type: 'string' },
  viewers: { type: 'string' },
  quick: { type: 'boolean' },
  json: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** The options of a command line; null when help was asked for. Throws UsageError. */
export function parseBenchOptions(argv: readonly string[]): BenchOptions | null {
  const { values } = read(argv);
  if (values.help) return null;
  const quick = values.quick ?? false;
  const given = values.premises?.split(',').map(whole);
  return {
    parts: values.only ? values.only.split(',').map(part) : [...PARTS],
    premises: given ?? (quick ? [12, 200] : [12, 200, 2000]),
    reportPremises: given ?? (quick ? [12] : [12, 200]),
    rows: quick ? 2e5 : 1e6,
    viewers: whole(values.viewers ?? '500'),
    fleets: quick ? [200, 2000] : [2000, 20_000],
    points: quick ? [1e5, 1e6] : [1e5, 1e6, 1e7],
    json: values.json ?? null,
  };
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function part(text: string): BenchPart {
  const found = PARTS.find((one) => one === text);
  if (!found) throw new UsageError(`"${text}" is no part of the bench; they are ${PARTS.join(', ')}`);
  return found;
}

function whole(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UsageError(`"${text}" must be a whole number from 1 to 9999999`);
  return Number(text);
}
