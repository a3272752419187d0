import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { clockInZone } from '@/lib/domain/times';
import type { AccountRef, Viewer } from '@/lib/server/account';
import { AppError } from '@/lib/server/errors';
import { parseInput } from '@/lib/server/ports/parse-input';
import type { ReportParams } from '@/lib/server/reports/definition';
import type { ReportFile } from '@/lib/server/reports/report-file';
import { getServices, type Services } from '@/lib/server/start/context';
import { getReportCost } from '@/lib/server/use-cases/get-report-cost';
import { resolveReportAccount } from '@/lib/server/use-cases/report-account';
import { runReport } from '@/lib/server/use-cases/run-report';
import { chooseAccount } from './choose-account';
import type { ReportCommand } from './command-line';
import { type Progress, startProgress } from './progress';
import { retryAfterWaits } from './retry-after-waits';
import { writeFileAtomically } from './write-file';

/** The file is written, but part of the range has no number. */
const WITH_GAPS = 3;

/** Makes the report that a command asks for. Resolves to the exit code; throws what keeps it from being made. */
export async function makeReport(command: ReportCommand): Promise<number> {
  const services = await getServices();
  try {
    const { viewer, account: param } = await chooseAccount(services.auth, command.report, command.account);
    const params = parseInput(command.report.params, { ...command.input, account: param });
    const account = resolveReportAccount(viewer, command.report, params);
    const progress = startProgress(services, account, await expected(services, viewer, account, command, params));
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
  { report, format, out, folder, waits }: ReportCommand,
  params: ReportParams,
  progress: Progress,
): Promise<number> {
  const file = await retryAfterWaits(() => runReport(context, viewer, { report, format, params }), {
    waits,
    clock,
    sleep,
    onWait: (until, { userMessage }) => void progress.say(`  ${userMessage} Goes on at ${clockTime(until)}:`),
  });
  if (out === '-') await pipeline(Readable.fromWeb(file.body() as never), process.stdout, { end: false });
  const path = out === '-' ? null : target(file, out, folder);
  if (path !== null) await writeFileAtomically(path, file.body());
  const whole = file.complete ? 'whole' : 'with gaps: the cloud has no number for part of the range';
  await progress.say(`${path ?? file.fileName}: ${whole};`);
  return file.complete ? 0 : WITH_GAPS;
}

/** npm changes to the project's folder; a path is meant from where it was typed. */
function target({ fileName }: ReportFile, out: string | undefined, folder: string | undefined): string {
  const here = process.env.INIT_CWD ?? process.cwd();
  return resolve(here, join(folder ?? '', out ?? fileName));
}

/** Says what it will cost where that can be told; the requests. What is wrong with the report fails when it is made. */
async function expected(
  { context }: Services,
  viewer: Viewer,
  account: AccountRef,
  { report }: ReportCommand,
  params: ReportParams,
): Promise<number | null> {
  if (!report.series) return null;
  try {
    const { requests, held, endsAt } = (await getReportCost(context, viewer, { report, params })).data;
    const { hour } = await context.budget.state(account);
    const end = endsAt !== null && requests > 0 ? `, done about ${clockTime(Date.parse(endsAt))}` : '';
    process.stderr.write(
      `  ${requests} requests to come, ${held} held already${end}; ${hour.remaining} left this hour.\n`,
    );
    return requests;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** '15:02' of this computer's own clock, with the day where it is another one. */
function clockTime(at: number): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const text = new Date(at).toISOString();
  const today = Math.abs(at - Date.now()) < 12 * 3_600_000;
  return today ? clockInZone(text, zone) : `${clockInZone(text, zone)} on ${text.slice(0, 10)}`;
}
