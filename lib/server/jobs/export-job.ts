import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import type { ExportJob } from '../ports/exports';
import type { JobSource } from '../ports/jobs';
import type { PreparedReport } from '../reports/definition';
import { reportFile } from '../reports/write-report';
import { type ExportWork, loadExportParts, startExportWork } from './export-work';
import { failureKind, nextRetryAt } from './job-failures';

const MAX_DUE = 20;
const SWEEP_EVERY_MS = 3_600_000;
/** Parts that are already stored are skipped, at most this many per step. */
const PARTS_PER_STEP = 50;
/** Internal errors are retried at most this often, so that the user eventually sees the failure. */
const MAX_FAILURES = 5;
const INTERNAL_ERROR =
  'Something went wrong on this server several times. Try again. If it keeps failing, contact the site’s operator.';

/**
 * Makes reports as jobs: first fetches everything they need into the archive, paced and within the budget, then writes
 * the file from stored data. A resumed job skips what is stored, without a request.
 */
export function createExportJobs(ctx: Context): JobSource {
  const { exports: store, files, clock } = ctx;
  const workById = new Map<string, ExportWork>();
  let sweptAt = Number.NEGATIVE_INFINITY;

  async function runHousekeeping(): Promise<void> {
    for (const schedule of await store.dueSchedules(MAX_DUE)) await store.runSchedule(schedule);
    if (clock() - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = clock();
    await files.sweep(await store.expire());
    for (const [id, { run }] of workById) {
      // Finished by another process, or canceled.
      if ((await store.find([run.account.id], id))?.state !== 'running') workById.delete(id);
    }
  }

  async function saveProgress(account: AccountRef, job: ExportJob, work: ExportWork, wait: Partial<ExportJob> = {}) {
    const { parts, nextPart, estimate, requestsSent } = work;
    work.requestsSent = 0;
    if (estimate) estimate.sent += requestsSent;
    Object.assign(job, {
      partsDone: nextPart,
      // Writing the file counts as a part.
      partsTotal: parts && parts.length + 1,
      requestsDone: job.requestsDone + requestsSent,
      requestsLeft:
        estimate && (parts && nextPart >= parts.length ? 0 : Math.max(0, estimate.requests - estimate.sent)),
      gaps: work.skipped.keys().map((id) => ({ id, start: '', end: '', reason: 'refused' as const })),
      waitingFor: null,
      nextAt: null,
      ...wait,
    });
    await store.progress(account, job, work.definition.title);
  }

  /** Fetches the next part that is not stored. */
  async function fetchNext(parts: NonNullable<ExportWork['parts']>, work: ExportWork): Promise<void> {
    const last = Math.min(work.nextPart + PARTS_PER_STEP, parts.length);
    while (work.nextPart < last && work.requestsSent === 0 && !work.stop.aborted) {
      const part = parts[work.nextPart];
      if (part && !work.skipped.has(part.key)) {
        await part.fetch().catch((error: unknown) => {
          if (work.skipped.add(part.key, error) || work.skipped.giveUp(part.key, error)) return;
          // One failing part must not block the others.
          if (failureKind(error) === 'cloud') parts.push(...parts.splice(work.nextPart, 1));
          throw error;
        });
      }
      work.nextPart += 1;
    }
  }

  async function write(account: AccountRef, job: ExportJob, work: ExportWork): Promise<void> {
    const { definition, run, params } = work;
    const prepared = await definition.prepare(run, params);
    await saveProgress(account, job, work);
    if (job.strict && prepared.gaps.length > 0) {
      await store.end(job, { state: 'failed', gaps: prepared.gaps, problem: strictProblem(prepared) });
      return;
    }
    const { body, fileName, contentType } = reportFile(run, definition, params, prepared);
    const written = await files.write(untilEnded(body(), work));
    const ended = await store.end(job, {
      state: prepared.gaps.length > 0 ? 'gaps' : 'complete',
      gaps: prepared.gaps,
      file: { ...written, name: fileName, contentType },
    });
    // Canceled in the meantime, or made by another process.
    if (!ended) await files.remove(written.key);
  }

  /** Returns true if there is more to do now. */
  async function advance(account: AccountRef, job: ExportJob, work: ExportWork): Promise<boolean> {
    if (!work.parts) {
      const { parts, requests } = await loadExportParts(work);
      work.parts = parts;
      work.estimate = requests === null ? null : { requests, sent: -work.requestsSent };
    } else if (work.nextPart < work.parts.length) {
      await fetchNext(work.parts, work);
    } else {
      await write(account, job, work);
      return false;
    }
    await saveProgress(account, job, work);
    work.failures = 0;
    return true;
  }

  async function handleFailure(
    account: AccountRef,
    job: ExportJob,
    work: ExportWork,
    error: unknown,
  ): Promise<boolean> {
    const kind = failureKind(error);
    if (kind === null) {
      work.failures += 1;
      if (work.failures < MAX_FAILURES) throw error;
      await store.end(job, { state: 'failed', problem: INTERNAL_ERROR });
    } else if (kind === 'meter') {
      await store.end(job, { state: 'failed', problem: userMessage(error) });
    } else {
      const retryAt = error instanceof AppError ? error.retryAt : null;
      await saveProgress(account, job, work, { waitingFor: kind, nextAt: nextRetryAt(job, kind, retryAt, clock()) });
    }
    return false;
  }

  async function startWork(account: AccountRef, job: ExportJob, stop: AbortSignal): Promise<ExportWork | null> {
    try {
      const work = startExportWork(ctx, account, job, stop);
      workById.set(job.id, work);
      return work;
    } catch (error) {
      // The parameters were valid when the export started, but the report has changed since.
      await store.end(job, { state: 'failed', problem: userMessage(error) });
      return null;
    }
  }

  async function step(account: AccountRef, id: string, stop: AbortSignal): Promise<boolean> {
    const job = await store.find([account.id], id);
    if (job?.state !== 'running') {
      workById.delete(id);
      return false;
    }
    const work = workById.get(id) ?? (await startWork(account, job, stop));
    if (!work) return false;
    work.stop = stop;
    try {
      const more = await advance(account, job, work);
      if (!more) workById.delete(id);
      return more;
    } catch (error) {
      if (work.ended) workById.delete(id);
      return stop.aborted || work.ended ? false : handleFailure(account, job, work, error);
    }
  }

  return {
    async due() {
      await runHousekeeping();
      const found = await store.due(MAX_DUE);
      return found.map(({ id, account }) => ({
        name: `export:${id}`,
        step: (stop: AbortSignal) => step(account, id, stop),
      }));
    },
  };
}

/** Stops between two pieces when the job has ended. The error makes `write` remove the partial file. */
async function* untilEnded(
  stream: ReadableStream<Uint8Array>,
  work: Pick<ExportWork, 'throwIfEnded'>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) {
    await work.throwIfEnded();
    yield piece;
  }
}

function userMessage(error: unknown): string {
  return error instanceof AppError ? error.userMessage : INTERNAL_ERROR;
}

function strictProblem({ gaps }: PreparedReport): string {
  const [first] = gaps;
  const parts = AMERICAN_FORMATS.counted(gaps.length, 'part is', 'parts are');
  const where = first ? `, starting with ${first.id} from ${first.start}` : '';
  return `${parts} missing${where}. This export was set to fail if data is missing.`;
}
