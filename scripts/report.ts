/** `npm run report -- <name>`: writes a report into a file. Works with the settings alone; no server needs to run. */

import { AppError } from '@/lib/server/errors';
import { SettingsError } from '@/lib/server/settings-error';
import { loadDotenv } from './launch/load-dotenv';
import { parseReportCommand, reportFromArgs } from './report/command-line';
import { overviewHelp, reportHelp } from './report/help';
import { UsageError } from './usage-error';

// Ends as such a signal ends a program, but not before what half a file there is was taken away.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const args = process.argv.slice(2);
const [first] = args;

try {
  if (first === undefined || first === '--help') {
    console.log(overviewHelp());
    process.exitCode = first === undefined ? 2 : 0;
  } else if (args.includes('--help')) {
    console.log(reportHelp(reportFromArgs(args).report));
  } else {
    loadDotenv();
    // Its own lines are for people, and standard output may be the file.
    process.env.LOG_LEVEL = 'silent';
    // Loads the server's code, which help does without.
    const { makeReport } = await import('./report/make-report');
    process.exitCode = await makeReport(parseReportCommand(args));
  }
} catch (error) {
  const misspelled = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  const sentence =
    error instanceof AppError ? error.userMessage : error instanceof Error ? error.message : String(error);
  console.error(`✗ ${sentence}`);
  const known = misspelled || error instanceof AppError || error instanceof SettingsError;
  if (!known) console.error(error);
  process.exitCode = misspelled || (error instanceof AppError && error.code === 'bad_request') ? 2 : 1;
}
