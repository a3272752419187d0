import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '@/lib/server/errors';
import type { ReportDefinition, ReportFormat } from '@/lib/server/reports/definition';
import { findReport } from '@/lib/server/reports/registry';
import { type ReportParameter, reportParameters } from '@/lib/server/reports/report-parameters';
import { UsageError } from '../usage-error';
import { VENDOR_COMMANDS, VENDOR_FLAGS, VENDOR_IGNORED, VENDOR_OPTIONS } from './vendor-names';

/** A parsed command line. `input` is not validated yet. */
export interface ReportCommand {
  report: ReportDefinition;
  format: ReportFormat;
  input: Record<string, string>;
  /** `home`, an email address, or the id of an account or enterprise; undefined if not given. */
  account: string | undefined;
  /** A path, or `-` for standard output; undefined: a file with the report's own name. */
  out: string | undefined;
  folder: string | undefined;
  /** True to write the files of the zip into the folder, the summary under the name `out`. */
  unpacks: boolean;
  /** True to wait when the request limit is used up. */
  waits: boolean;
  /** True to print nothing but failures. */
  quiet: boolean;
  /** Sentences about options that change nothing. */
  notes: string[];
}

/** Options of every report, in addition to its parameters. */
const COMMON_OPTIONS = {
  out: { type: 'string' },
  'output-dir': { type: 'string' },
  format: { type: 'string' },
  'no-wait': { type: 'boolean' },
  quiet: { type: 'boolean' },
} as const;

const TEXT_OPTION = { type: 'string' } as const;

const FORMATS = ['csv', 'excel', 'json', 'jsonl', 'zip'] as const;

/** `perMeterSum` → `per-meter-sum`. */
export function optionName(parameter: string): string {
  return parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Returns the parameters that may follow the report's name without an option, as in the vendor's client. */
export function positionalNames(parameters: readonly ReportParameter[]): string[] {
  return ['start', 'end', 'month'].filter((name) => parameters.some((parameter) => parameter.name === name));
}

/** Options without a value that may stand before the report's name; the others there have one. */
const LEADING_FLAGS = new Set(['--quiet', '--no-wait', '--help']);

/** Returns the index of the report's name: the first word that is neither an option nor an option's value. */
function nameIndex(args: readonly string[]): number {
  let index = 0;
  while (args[index]?.startsWith('--')) {
    const option = args[index] ?? '';
    index += option.includes('=') || LEADING_FLAGS.has(option) ? 1 : 2;
  }
  return index;
}

/**
 * Returns the report that the first words name, and the remaining words. Options may stand before the name. Throws
 * `UsageError`.
 */
export function reportFromArgs(args: readonly string[]): { report: ReportDefinition; rest: string[] } {
  const index = nameIndex(args);
  const [first = '', second = ''] = args.slice(index);
  const without = (words: number) => [...args.slice(0, index), ...args.slice(index + words)];
  const vendorReport = VENDOR_COMMANDS[`${first} ${second}`];
  try {
    if (vendorReport) return { report: findReport(vendorReport), rest: without(2) };
    return { report: findReport(VENDOR_COMMANDS[first] ?? first), rest: without(1) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new UsageError(error.userMessage);
  }
}

/** Parses a command line. Throws `UsageError` when it is invalid. */
export function parseReportCommand(args: readonly string[]): ReportCommand {
  const { report, rest } = reportFromArgs(args);
  const parameters = reportParameters(report);
  const parameterOptions = Object.fromEntries(
    parameters.map(({ name, isFlag }) => [optionName(name), { type: isFlag ? 'boolean' : 'string' }] as const),
  );
  const options = { ...parameterOptions, ...COMMON_OPTIONS };
  const inReport = ([, name]: [string, string]) => name in options;
  const aliases = Object.entries(VENDOR_OPTIONS).filter(inReport);
  const flags = Object.entries(VENDOR_FLAGS).filter(inReport);
  const ignored = Object.keys(VENDOR_IGNORED).filter((name) => !(name in options));
  const parsed = parseArgs({
    args: rest,
    options: {
      ...Object.fromEntries([...ignored, ...aliases.map(([alias]) => alias)].map((name) => [name, TEXT_OPTION])),
      ...Object.fromEntries(flags.map(([flag]) => [flag, { type: 'boolean' }] as const)),
      ...options,
    },
    allowPositionals: true,
  });
  const values: Record<string, unknown> = parsed.values;
  for (const [alias, name] of [...aliases, ...flags]) if (values[alias] !== undefined) values[name] ??= values[alias];
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const input: Record<string, string> = {};
  for (const { name } of parameters) {
    const value = values[optionName(name)];
    if (value !== undefined && name !== 'account') input[name] = String(value);
  }
  assignPositionals(input, parsed.positionals, positionalNames(parameters), report);
  const { deviceParam } = report;
  const hasManyFiles = deviceParam !== undefined && input[deviceParam] === undefined;
  // The vendor's client writes these into a folder. A zip has to be asked for.
  const unpacks = hasManyFiles && text('format') === undefined && isFolder(text('out'), text('output-dir'));
  const chosen = unpacks ? { format: 'zip' as const, excel: false } : formatOf(report, text('format'), text('out'));
  if (chosen.excel) input.bom ??= 'true';
  return {
    report,
    format: chosen.format,
    input,
    account: text('account'),
    out: text('out'),
    folder: text('output-dir'),
    unpacks,
    waits: values['no-wait'] !== true,
    quiet: values.quiet === true,
    notes: ignored.flatMap((name) => (values[name] === undefined ? [] : [`--${name}: ${VENDOR_IGNORED[name]}.`])),
  };
}

/** True when a summary and a folder, or a folder alone, are named. */
function isFolder(out: string | undefined, folder: string | undefined): boolean {
  return out === undefined ? folder !== undefined : extname(out) === '.csv';
}

function assignPositionals(
  input: Record<string, string>,
  positionals: readonly string[],
  names: readonly string[],
  report: ReportDefinition,
): void {
  for (const [index, value] of positionals.entries()) {
    const name = names[index];
    if (name === undefined || input[name] !== undefined) {
      throw new UsageError(`${report.name} does not take "${value}". npm run report -- ${report.name} --help`);
    }
    input[name] = value;
  }
}

function formatOf(
  report: ReportDefinition,
  option: string | undefined,
  out: string | undefined,
): { format: ReportFormat; excel: boolean } {
  const fileType = extname(out ?? '').slice(1);
  const requested = option ?? (FORMATS.some((each) => each === fileType) ? fileType : undefined);
  const format = requested === 'excel' ? 'csv' : (requested ?? report.formats[0]);
  const known = report.formats.find((each) => each === format);
  if (known) return { format: known, excel: requested === 'excel' };
  const formats = report.formats.flatMap((each) => (each === 'csv' ? ['csv', 'excel'] : [each]));
  throw new UsageError(`${report.name} supports these formats: ${formats.join(', ')}. Give one as --format.`);
}
