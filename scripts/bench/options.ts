import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error';

const PARTS = ['counts', 'viewers', 'archive', 'fleets', 'http', 'reports', 'money'] as const;
export type BenchPart = (typeof PARTS)[number];

export interface BenchOptions {
  parts: BenchPart[];
  /** Fleet sizes for counting requests. */
  premises: number[];
  /** Fleet sizes for reports. Without `--premises` not the largest, which takes hours. */
  reportPremises: number[];
  /** Rows of the long CSV file. */
  rows: number;
  viewers: number;
  /** Archive sizes in points. */
  points: number[];
  /** Sizes of the two compared fleets. */
  fleets: [number, number];
  /** File for all results as JSON; null: none. */
  json: string | null;
}

export const BENCH_USAGE = `npm run bench -- [flags]
  --only counts,viewers,archive,fleets,http,reports,money
                                              parts to run, by default all
  --premises 12,200,2000                      fleet sizes for request counts and reports; by default reports use
                                              12 and 200
  --viewers 500                               open pages of one premise
  --quick                                     smaller: fleets of 12 and 200 for request counts and 2,000 for tables,
                                              an archive of up to a million points instead of ten million, reports of
                                              12 premises, files of 200,000 rows instead of a million
  --json file                                 write all results as JSON to a file instead of the last line`;

const FLAGS = {
  only: { type: 'string' },
  premises: { type: 'string' },
  viewers: { type: 'string' },
  quick: { type: 'boolean' },
  json: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Returns the options of a command line, or null for `--help`. Throws UsageError. */
export function parseBenchOptions(argv: readonly string[]): BenchOptions | null {
  const { values } = parseFlags(argv);
  if (values.help) return null;
  const quick = values.quick ?? false;
  const given = values.premises?.split(',').map(parseCount);
  return {
    parts: values.only ? values.only.split(',').map(parsePart) : [...PARTS],
    premises: given ?? (quick ? [12, 200] : [12, 200, 2000]),
    reportPremises: given ?? (quick ? [12] : [12, 200]),
    rows: quick ? 2e5 : 1e6,
    viewers: parseCount(values.viewers ?? '500'),
    fleets: quick ? [200, 2000] : [2000, 20_000],
    points: quick ? [1e5, 1e6] : [1e5, 1e6, 1e7],
    json: values.json ?? null,
  };
}

function parseFlags(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parsePart(text: string): BenchPart {
  const found = PARTS.find((part) => part === text);
  if (!found) throw new UsageError(`"${text}" is not a part of the bench. The parts are ${PARTS.join(', ')}.`);
  return found;
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UsageError(`"${text}" must be a whole number from 1 to 9999999`);
  return Number(text);
}
