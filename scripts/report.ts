/** `npm run report -- <name>`: writes a report to a file. Needs only the settings, not a running server. */

import { AppError } from '@/lib/server/errors';
import { SettingsError } from '@/lib/server/settings-error';
import { failureText } from './failure-text';
import { loadDotenv } from './launch/load-dotenv';
import { parseReportCommand, reportFromArgs } from './report/command-line';
import { overviewHelp, reportHelp } from './report/help';
import { UsageError } from './usage-error';

// Exits with the usual code of the signal, after the exit handlers have removed an incomplete file.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const args = process.argv.slice(2);
const [first] = args;

try {
  if (first === undefined || (first === '--help' && args.length === 1)) {
    console.log(overviewHelp());
    process.exitCode = first === undefined ? 2 : 0;
  } else if (args.includes('--help')) {
    console.log(reportHelp(reportFromArgs(args).report));
  } else {
    loadDotenv();
    // No server log: standard output may be the file.
    process.env.LOG_LEVEL = 'silent';
    // Imported here, so that --help does not load the server's code.
    const { makeReport } = await import('./report/make-report');
    process.exitCode = await makeReport(parseReportCommand(args));
  }
} catch (error) {
  const badUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  console.error(`✗ ${failureText(error)}`);
  const known = badUsage || error instanceof AppError || error instanceof SettingsError;
  if (!known) console.error(error);
  process.exitCode = badUsage || (error instanceof AppError && error.code === 'bad_request') ? 2 : 1;
}
