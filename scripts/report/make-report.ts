import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { deviceZone } from '@/lib/domain/intl-zone';
import { calendarDayInZone } from '@/lib/domain/times';
import type { AccountRef, Viewer } from '@/lib/server/account';
import { AppError } from '@/lib/server/errors';
import { parseInput } from '@/lib/server/ports/parse-input';
import type { ReportParams } from '@/lib/server/reports/definition';
import { getServices, type Services } from '@/lib/server/start/context';
import { getReportCost } from '@/lib/server/use-cases/get-report-cost';
import { resolveReportAccount } from '@/lib/server/use-cases/report-account';
import { runReport, runReportFolder } from '@/lib/server/use-cases/run-report';
import { chooseAccount } from './choose-account';
import type { ReportCommand } from './command-line';
import { type Progress, startProgress } from './progress';
import { retryAfterWaits } from './retry-after-waits';
import { writeFileAtomically } from './write-file';

/** Exit code: the file was written, but part of the range has no values. */
const EXIT_WITH_GAPS = 3;

/** Writes the report of a command and returns the exit code. Throws when it cannot be made. */
export async function makeReport(command: ReportCommand): Promise<number> {
  const services = await getServices();
  try {
    const { viewer, account: param } = await chooseAccount(services.auth, command.report, command.account);
    const params = parseInput(command.report.params, { ...command.input, account: param });
    const account = resolveReportAccount(viewer, command.report, params);
    const print = (text: string) => void (command.quiet || process.stderr.write(`${text}\n`));
    for (const note of command.notes) print(`  ${note}`);
    const estimate = await printCost(services, viewer, account, command, params, print);
    const progress = startProgress(services, account, estimate, print);
    try {
      return await write(services, viewer, command, params, progress);
    } finally {
      progress.stop();
    }
  } finally {
    await services.finish();
  }
}

async function write(
  { context, clock }: Services,
  viewer: Viewer,
  { report, format, out, folder, waits, unpacks }: ReportCommand,
  params: ReportParams,
  progress: Progress,
): Promise<number> {
  const waiting = {
    waits,
    clock,
    sleep,
    onWait: (until: number, { userMessage }: AppError) =>
      void progress.print(`  ${userMessage} Continues at ${clockTime(until)}:`),
  };
  if (unpacks) {
    const { files, complete } = await retryAfterWaits(
      () => runReportFolder(context, viewer, { report, params }),
      waiting,
    );
    let first = true;
    for await (const { path, body } of files) {
      // The first file is the summary.
      await writeFileAtomically(inWorkingFolder(folder, (first && out) || path), body());
      first = false;
    }
    return finish(complete, inWorkingFolder(folder, '.'), progress);
  }
  const file = await retryAfterWaits(() => runReport(context, viewer, { report, format, params }), waiting);
  if (out === '-') await pipeline(Readable.fromWeb(file.body() as never), process.stdout, { end: false });
  const path = out === '-' ? null : inWorkingFolder(folder, out ?? file.fileName);
  if (path !== null) await writeFileAtomically(path, file.body());
  return finish(file.complete, path ?? file.fileName, progress);
}

/** Prints what became of a report and returns the exit code. */
async function finish(complete: boolean, path: string, progress: Progress): Promise<number> {
  const result = complete ? 'complete' : 'with gaps: the cloud has no values for part of the range';
  await progress.print(`${path}: ${result};`);
  return complete ? 0 : EXIT_WITH_GAPS;
}

/** Returns a path that is relative to the folder of the command; npm changes to the project's folder. */
function inWorkingFolder(folder: string | undefined, name: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), join(folder ?? '', name));
}

/** Prints the estimated cost and returns the requests, or null when unknown. Errors are left to the report itself. */
async function printCost(
  { context }: Services,
  viewer: Viewer,
  account: AccountRef,
  { report, format }: ReportCommand,
  params: ReportParams,
  print: (text: string) => void,
): Promise<number | null> {
  try {
    const {
      requests,
      held: stored,
      endsAt,
    } = (await getReportCost(context, viewer, { report, params, format, canBeJob: false })).data;
    const { hour } = await context.budget.state(account);
    const end = endsAt !== null && requests > 0 ? `, done at about ${clockTime(Date.parse(endsAt))}` : '';
    print(
      `  ${AMERICAN_FORMATS.counted(requests, 'request')} needed, ${stored} already stored${end}; ${hour.remaining} left this hour.`,
    );
    return requests;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Returns a time of this computer's time zone like '3:02 PM', with the date unless it is within 12 hours. */
function clockTime(at: number): string {
  const zone = deviceZone();
  const text = new Date(at).toISOString();
  const isNear = Math.abs(at - Date.now()) < 12 * 3_600_000;
  return isNear
    ? AMERICAN_FORMATS.clock(text, zone)
    : `${AMERICAN_FORMATS.clock(text, zone)} on ${calendarDayInZone(text, zone)}`;
}
