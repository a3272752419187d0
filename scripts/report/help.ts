import type { ReportDefinition } from '@/lib/server/reports/definition';
import { REPORTS } from '@/lib/server/reports/registry';
import { type ReportParameter, reportParameters } from '@/lib/server/reports/report-parameters';
import { optionName, positionalNames } from './command-line';

const WIDTH = 34;
const COMMON = `  --out <file>                      a path, or - for standard output; by default the report's own file name
  --output-dir <folder>             folder of the file; a report of all meters or gateways is written as files into it
  --format <format>                 by default from the file name; excel is a CSV that Excel opens as UTF-8
  --account <account>               an enterprise's id; for a home 'home', the email address or the account's id;
                                    not needed when there is only one
  --quiet                           print nothing but failures
  --no-wait                         stop instead of waiting when Copper's request limit is used up`;

const EXIT = `Exit code: 0 when the file is complete, 3 when it was written but the cloud has no values for part of the range,
2 for an invalid command line, 1 for any other failure. With 2 and 1 there is no file. Fetched data is stored, so the
next run continues from there. Progress is printed on standard error.`;

/** Returns the text of `npm run report -- --help`. */
export function overviewHelp(): string {
  const lines = REPORTS.map(({ name, title, audience }) => `  ${name.padEnd(18)}${title}${audienceSuffix(audience)}`);
  return `npm run report -- <report> [options]

${lines.join('\n')}

  <report> --help   options of one report

${COMMON}

Needs only the COPPER_* settings; a running server is not needed and does not disturb. For a home, its owner must have
signed in at the dashboard before. For standard output use npm run --silent report.

${EXIT}`;
}

/** Returns the text of `npm run report -- <name> --help`. */
export function reportHelp(report: ReportDefinition): string {
  const parameters = reportParameters(report);
  const positionals = positionalNames(parameters).map((name) => ` [<${name}>]`);
  const formats = report.formats.flatMap((each) => (each === 'csv' ? ['csv', 'excel'] : [each]));
  return `npm run report -- ${report.name}${positionals.join('')} [options]

${report.title}${audienceSuffix(report.audience)}. Formats: ${formats.join(', ')}.

${parameters
  .filter(({ name }) => name !== 'account')
  .map(line)
  .join('\n')}

${COMMON}

${EXIT}`;
}

function line({ name, values, isFlag, required, defaultValue: fallback, description: about }: ReportParameter): string {
  const option = `--${optionName(name)}${isFlag ? '' : ` <${values ? 'choice' : optionName(name)}>`}`;
  const facts = [
    values && `one of ${values.join(', ')}`,
    fallback && `default ${fallback}`,
    required && 'required',
  ].filter((fact) => fact);
  const suffix = facts.length > 0 ? `(${facts.join('; ')})` : '';
  return `  ${option.padEnd(WIDTH)}${[about, suffix].filter((text) => text).join(' ')}`;
}

function audienceSuffix(audience: ReportDefinition['audience']): string {
  return audience === 'both' ? '' : audience === 'home' ? ' (home)' : ' (enterprise)';
}
