import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import type { ExportJob } from '../ports/exports';
import type { JobSource } from '../ports/jobs';
import type { PreparedReport } from '../reports/definition';
import { reportFile } from '../reports/write-report';
import { type ExportWork, loadExportParts, startExportWork } from './export-work';
import { failureKind, nextRetryAt } from './job-failures';

const MOST_DUE = 20;
const SWEEP_EVERY_MS = 3_600_000;
/** Parts that are held already are passed over so many at a time. */
const PARTS_AT_ONCE = 50;
/** For whoever looks: a fault of ours is tried again, but not for ever. */
const MOST_FAILURES = 5;
const BLAND = 'Something went wrong on this server, several times. Try again; if it stays so, tell whoever runs it.';

/**
 * Makes reports as jobs: first everything they need is brought into the archive, in turn and as the budget allows, then
 * the file is written from what is held. Whoever takes one up anew passes over what is held without a request.
 */
export function createExportJobs(ctx: Context): JobSource {
  const { exports: store, files, clock } = ctx;
  const works = new Map<string, ExportWork>();
  let sweptAt = Number.NEGATIVE_INFINITY;

  async function keepHouse(): Promise<void> {
    for (const schedule of await store.dueSchedules(MOST_DUE)) await store.runSchedule(schedule);
    if (clock() - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = clock();
    await files.sweep(await store.expire());
    for (const [id, { run }] of works) {
      // Made by another process, or cancelled.
      if ((await store.find([run.account.id], id))?.state !== 'running') works.delete(id);
    }
  }

  async function note(account: AccountRef, job: ExportJob, work: ExportWork, wait: Partial<ExportJob> = {}) {
    const { parts, nextPart: place, estimate, requestsSent: sent } = work;
    work.requestsSent = 0;
    if (estimate) estimate.sent += sent;
    Object.assign(job, {
      partsDone: place,
      // Writing the file is a part, too.
      partsTotal: parts && parts.length + 1,
      requestsDone: job.requestsDone + sent,
      requestsLeft: estimate && (parts && place >= parts.length ? 0 : Math.max(0, estimate.requests - estimate.sent)),
      gaps: work.skipped.keys().map((id) => ({ id, start: '', end: '', reason: 'refused' as const })),
      waitingFor: null,
      nextAt: null,
      ...wait,
    });
    await store.progress(account, job, work.definition.title);
  }

  /** Brings the next part, and passes over what is held. */
  async function bring(parts: NonNullable<ExportWork['parts']>, work: ExportWork): Promise<void> {
    const last = Math.min(work.nextPart + PARTS_AT_ONCE, parts.length);
    while (work.nextPart < last && work.requestsSent === 0 && !work.stop.aborted) {
      const part = parts[work.nextPart];
      if (part && !work.skipped.has(part.key)) {
        await part.fetch().catch((error: unknown) => {
          if (work.skipped.add(part.key, error) || work.skipped.giveUp(part.key, error)) return;
          // One that the cloud stumbles over keeps no other waiting.
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
    await note(account, job, work);
    if (job.strict && prepared.gaps.length > 0) {
      await store.end(job, { state: 'failed', gaps: prepared.gaps, problem: strictProblem(prepared) });
      return;
    }
    const { body, fileName, contentType } = reportFile(run, definition, params, prepared);
    const written = await files.write(whileWanted(body(), work));
    const ended = await store.end(job, {
      state: prepared.gaps.length > 0 ? 'gaps' : 'complete',
      gaps: prepared.gaps,
      file: { ...written, name: fileName, contentType },
    });
    // Cancelled meanwhile, or made by somebody else.
    if (!ended) await files.remove(written.key);
  }

  /** True: there is more to do at once. */
  async function advance(account: AccountRef, job: ExportJob, work: ExportWork): Promise<boolean> {
    if (!work.parts) {
      const { parts, requests } = await loadExportParts(work);
      work.parts = parts;
      work.estimate = requests === null ? null : { requests, sent: -work.requestsSent };
    } else if (work.nextPart < work.parts.length) {
      await bring(work.parts, work);
    } else {
      await write(account, job, work);
      return false;
    }
    await note(account, job, work);
    work.failures = 0;
    return true;
  }

  async function meet(account: AccountRef, job: ExportJob, work: ExportWork, error: unknown): Promise<boolean> {
    const trouble = failureKind(error);
    if (trouble === null) {
      work.failures += 1;
      if (work.failures < MOST_FAILURES) throw error;
      await store.end(job, { state: 'failed', problem: BLAND });
    } else if (trouble === 'meter') {
      await store.end(job, { state: 'failed', problem: sentenceOf(error) });
    } else {
      const retryAt = error instanceof AppError ? error.retryAt : null;
      await note(account, job, work, { waitingFor: trouble, nextAt: nextRetryAt(job, trouble, retryAt, clock()) });
    }
    return false;
  }

  async function begin(account: AccountRef, job: ExportJob, stop: AbortSignal): Promise<ExportWork | null> {
    try {
      const work = startExportWork(ctx, account, job, stop);
      works.set(job.id, work);
      return work;
    } catch (error) {
      // What was good when it was started is not any more: the report has other parameters since.
      await store.end(job, { state: 'failed', problem: sentenceOf(error) });
      return null;
    }
  }

  async function step(account: AccountRef, id: string, stop: AbortSignal): Promise<boolean> {
    const job = await store.find([account.id], id);
    if (job?.state !== 'running') {
      works.delete(id);
      return false;
    }
    const work = works.get(id) ?? (await begin(account, job, stop));
    if (!work) return false;
    work.stop = stop;
    try {
      const more = await advance(account, job, work);
      if (!more) works.delete(id);
      return more;
    } catch (error) {
      if (work.ended) works.delete(id);
      return stop.aborted || work.ended ? false : meet(account, job, work, error);
    }
  }

  return {
    async due() {
      await keepHouse();
      const found = await store.due(MOST_DUE);
      return found.map(({ id, account }) => ({
        name: `export:${id}`,
        step: (stop: AbortSignal) => step(account, id, stop),
      }));
    },
  };
}

/** What fails between two pieces ends the source, and `write` removes what it has of the file. */
async function* whileWanted(
  stream: ReadableStream<Uint8Array>,
  work: Pick<ExportWork, 'throwIfEnded'>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) {
    await work.throwIfEnded();
    yield piece;
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof AppError ? error.userMessage : BLAND;
}

function strictProblem({ gaps }: PreparedReport): string {
  const [first] = gaps;
  const parts = gaps.length === 1 ? 'A part is' : `${gaps.length} parts are`;
  return `${parts} not there, the first of ${first?.id ?? 'it'} from ${first?.start ?? 'its start'}; it was to be whole or not at all.`;
}
