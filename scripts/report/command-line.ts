import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '@/lib/server/errors';
import type { ReportDefinition, ReportFormat } from '@/lib/server/reports/definition';
import { findReport } from '@/lib/server/reports/registry';
import { type ReportParameter, reportParameters } from '@/lib/server/reports/report-parameters';
import { UsageError } from '../usage-error';
import { VENDOR_COMMANDS, VENDOR_OPTIONS } from './vendor-names';

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
  /** True to wait when the request limit is used up. */
  waits: boolean;
}

/** Options of every report, in addition to its parameters. */
const COMMON_OPTIONS = {
  out: { type: 'string' },
  'output-dir': { type: 'string' },
  format: { type: 'string' },
  'no-wait': { type: 'boolean' },
} as const;

const FORMATS = ['csv', 'excel', 'json', 'jsonl', 'zip'] as const;

/** `perMeterSum` → `per-meter-sum`. */
export function optionName(parameter: string): string {
  return parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Returns the parameters that may follow the report's name without an option, as in the vendor's client. */
export function positionalNames(parameters: readonly ReportParameter[]): string[] {
  return ['start', 'end', 'month'].filter((name) => parameters.some((parameter) => parameter.name === name));
}

/** Returns the report that the first words name, and the remaining words. Throws `UsageError`. */
export function reportFromArgs(args: readonly string[]): { report: ReportDefinition; rest: string[] } {
  const [first = '', second = ''] = args;
  const vendorReport = VENDOR_COMMANDS[`${first} ${second}`];
  try {
    if (vendorReport) return { report: findReport(vendorReport), rest: args.slice(2) };
    return { report: findReport(VENDOR_COMMANDS[first] ?? first), rest: args.slice(1) };
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
  const aliases = Object.entries(VENDOR_OPTIONS).filter(([, name]) => name in options);
  const parsed = parseArgs({
    args: rest,
    options: { ...options, ...Object.fromEntries(aliases.map(([alias]) => [alias, { type: 'string' }] as const)) },
    allowPositionals: true,
  });
  const values: Record<string, unknown> = parsed.values;
  for (const [alias, name] of aliases) if (values[alias] !== undefined) values[name] ??= values[alias];
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const input: Record<string, string> = {};
  for (const { name } of parameters) {
    const value = values[optionName(name)];
    if (value !== undefined && name !== 'account') input[name] = String(value);
  }
  assignPositionals(input, parsed.positionals, positionalNames(parameters), report);
  const chosen = formatOf(report, text('format'), text('out'));
  if (chosen.excel) input.bom ??= 'true';
  return {
    report,
    format: chosen.format,
    input,
    account: text('account'),
    out: text('out'),
    folder: text('output-dir'),
    waits: values['no-wait'] !== true,
  };
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
