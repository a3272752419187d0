import type { ReportDefinition } from '@/lib/server/reports/definition';
import { REPORTS } from '@/lib/server/reports/registry';
import { type ReportParameter, reportParameters } from '@/lib/server/reports/report-parameters';
import { optionName, positionalNames } from './command-line';

const WIDTH = 34;
const COMMON = `  --out <file>                      where to: a path, or - for standard output; by default the report's own name
  --output-dir <folder>             the folder of it
  --format <format>                 by default what the name of the file ends in; excel is a CSV that Excel knows as UTF-8
  --account <account>               an enterprise's id, or for a home 'home', the e-mail address or the account's id;
                                    need not be said where there is one only
  --no-wait                         ends instead of waiting when Copper's limit is used up`;

const EXIT = `Ends with 0 when the file is whole, 3 when it is written but the cloud has no number for part of the range,
2 when the command line can't be understood, else 1; then there is no file. What was asked for is kept, so the next
try goes on from there. Progress is told on standard error.`;

/** What `npm run report -- --help` says. */
export function overviewHelp(): string {
  const lines = REPORTS.map(({ name, title, audience }) => `  ${name.padEnd(18)}${title}${onlyFor(audience)}`);
  return `npm run report -- <report> [options]

${lines.join('\n')}

  <report> --help   its options

${COMMON}

Works with the COPPER_* settings alone; no server needs to run, and one may. A home can be read when its person has
signed in at the dashboard before. For standard output use npm run --silent report.

${EXIT}`;
}

/** What `npm run report -- <name> --help` says. */
export function reportHelp(report: ReportDefinition): string {
  const parameters = reportParameters(report);
  const places = positionalNames(parameters).map((name) => ` [<${name}>]`);
  const formats = report.formats.flatMap((each) => (each === 'csv' ? ['csv', 'excel'] : [each]));
  return `npm run report -- ${report.name}${places.join('')} [options]

${report.title}${onlyFor(report.audience)}. Comes as ${formats.join(', ')}.

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
    fallback && `by default ${fallback}`,
    required && 'must be given',
  ].filter((fact) => fact);
  const aside = facts.length > 0 ? `(${facts.join('; ')})` : '';
  return `  ${option.padEnd(WIDTH)}${[about, aside].filter((text) => text).join(' ')}`;
}

function onlyFor(audience: ReportDefinition['audience']): string {
  return audience === 'both' ? '' : audience === 'home' ? ' (home)' : ' (enterprise)';
}
