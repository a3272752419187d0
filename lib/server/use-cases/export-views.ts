import type { ExportScheduleView, ExportView } from '@/lib/contract/exports';
import type { AccountRef, Viewer } from '../account';
import type { Context } from '../ports/context';
import type { ExportJob, ExportSchedule } from '../ports/exports';
import { REPORTS } from '../reports/registry';

/** Returns an export as its page shows it. */
export async function toExportView(
  ctx: Pick<Context, 'budget'>,
  viewer: Viewer,
  account: AccountRef,
  job: ExportJob,
): Promise<ExportView> {
  const { id, report, parameters, format, strict, state, requestsDone, requestsLeft, waitingFor, problem } = job;
  const running = state === 'running';
  const hasEnd = running && waitingFor !== 'sign_in' && requestsLeft !== null;
  return {
    ...{ id, report, parameters, format, strict, state, requestsDone, requestsLeft, waitingFor, problem },
    title: titleOf(report),
    schedule: job.scheduleId,
    mine: job.madeBy === viewer.home.id,
    done: job.partsDone,
    total: job.partsTotal,
    endsAt: hasEnd ? await ctx.budget.estimateEnd(account, requestsLeft, 'report') : null,
    nextAt: instant(job.nextAt),
    // While it runs, the job stores only which devices have gaps, not when.
    gaps: running ? [] : job.gaps,
    gapCount: job.gapCount,
    file: job.file && { name: job.file.name, bytes: job.file.bytes, sha256: job.file.sha256 },
    createdAt: new Date(job.createdAt).toISOString(),
    finishedAt: instant(job.finishedAt),
    expiresAt: instant(job.expiresAt),
  };
}

/** Returns a schedule as its page shows it. */
export function toScheduleView({ id, report, format, every, keep, nextAt }: ExportSchedule): ExportScheduleView {
  return { id, report, title: titleOf(report), format, every, keep, nextAt: new Date(nextAt).toISOString() };
}

function titleOf(report: string): string {
  return REPORTS.find(({ name }) => name === report)?.title ?? report;
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
