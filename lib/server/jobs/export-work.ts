import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import type { RequestOptions } from '../ports/door';
import type { ExportJob } from '../ports/exports';
import { parseInput } from '../ports/parse-input';
import { checkReportParams } from '../reports/check-report-params';
import type { ReportDefinition, ReportParams, ReportPart, ReportRun, SkippedParts } from '../reports/definition';
import { seriesParts } from '../reports/fetch-series';
import { findReport } from '../reports/registry';
import { estimatePartsCost } from '../reports/report-cost';
import { archiveForJob } from './job-archive';
import { failureKind } from './job-failures';

/** After so many tries of one part while others were answered, the cloud has no answer for it. */
const MOST_TRIES = 8;
/** Reading and writing what is held goes on no longer than so for a report that was cancelled. */
const LOOK_EVERY_MS = 1000;

/** What a process knows of an export that it works on. All of it can be found anew from what is stored. */
export interface ExportWork {
  definition: ReportDefinition;
  params: ReportParams;
  run: ReportRun;
  /** Null before they are known. */
  parts: ReportPart[] | null;
  /** The part that is next. */
  nextPart: number;
  skipped: ExportSkippedParts;
  /** Requests sent since it was last taken note of. */
  requestsSent: number;
  /** What was still to be asked when that was counted, and what was sent since. */
  estimate: { requests: number; sent: number } | null;
  /** Failures in a row that the job knew no reason of. */
  failures: number;
  /** It was cancelled, or made by somebody else, as was seen while it was worked on. */
  ended: boolean;
  /** Aborts when the server stops, or another one has taken the job over. */
  stop: AbortSignal;
  /** Rejects where nobody wants the work any more, told by `stop` and, looked at once a second, by `ended`. */
  throwIfEnded(): Promise<void>;
}

/** See `LeftOut`; what is known is kept with the export, so that it is not asked again. */
export interface ExportSkippedParts extends SkippedParts {
  keys(): string[];
  /** One more try of a part has failed; true when that was enough to leave it out. */
  giveUp(key: string, error: unknown): boolean;
}

/** Takes an export up, at its beginning or where somebody else left it. Throws `bad_request` for what makes no sense. */
export function startExportWork(ctx: Context, account: AccountRef, job: ExportJob, stop: AbortSignal): ExportWork {
  const definition = findReport(job.report);
  const format = definition.formats.find((candidate) => candidate === job.format);
  if (!format) throw new AppError('bad_request', { userMessage: 'This report does not come in that format.' });
  const params = parseInput(definition.params, job.parameters);
  checkReportParams(definition, format, params);
  const skipped = knownLeftOut(job.gaps.map(({ id }) => id));
  const ask = async (): Promise<RequestOptions> => {
    await work.throwIfEnded();
    return {
      purpose: 'report',
      priority: 'report',
      unattended: true,
      signal: work.stop,
      // What it asked for itself is good enough, however long the rest takes: else it would never end.
      acceptAgeSeconds: (ctx.clock() - job.createdAt) / 1000 + 1,
      onSent: () => {
        work.requestsSent += 1;
      },
    };
  };
  let lookedAt = ctx.clock();
  let looked: Promise<void> | null = null;
  const look = async () => {
    work.ended = (await ctx.exports.find([account.id], job.id))?.state !== 'running';
  };
  const archive = archiveForJob(ctx.archive, ask);
  const work: ExportWork = {
    definition,
    params,
    run: { ctx: { ...ctx, archive }, account, now: job.createdAt, format, skipped },
    parts: null,
    nextPart: 0,
    skipped,
    requestsSent: 0,
    estimate: null,
    failures: 0,
    ended: false,
    stop,
    async throwIfEnded() {
      work.stop.throwIfAborted();
      if (Math.abs(ctx.clock() - lookedAt) >= LOOK_EVERY_MS) {
        lookedAt = ctx.clock();
        looked = look();
      }
      // Also where another question, or the next piece, has begun to look.
      await looked;
      if (work.ended) throw new Error('the export has ended');
    },
  };
  return work;
}

/** What a report asks for, and how many requests that costs where it can be told. Throws as `prepare` does. */
export async function loadExportParts({
  definition,
  run,
  params,
}: Pick<ExportWork, 'definition' | 'run' | 'params'>): Promise<{ parts: ReportPart[]; requests: number | null }> {
  if (definition.parts) {
    const parts = await definition.parts(run, params);
    return { parts, requests: parts.length > 0 ? (await estimatePartsCost(parts)).requests : null };
  }
  if (!definition.series) return { parts: [], requests: null };
  const { queries } = await definition.series(run, params);
  const { requests } = await run.ctx.archive.estimate(run.account, queries);
  return { parts: seriesParts(run, queries), requests };
}

function knownLeftOut(known: readonly string[]): ExportSkippedParts {
  const keys = new Set(known);
  const tries = new Map<string, number>();
  return {
    has: (key) => keys.has(key),
    keys: () => [...keys],
    add(key, error) {
      if (failureKind(error) !== 'meter') return false;
      keys.add(key);
      return true;
    },
    giveUp(key, error) {
      // A cloud that can't be reached says nothing about this part.
      if (failureKind(error) !== 'cloud' || (error instanceof AppError && error.code === 'cloud_down')) return false;
      tries.set(key, (tries.get(key) ?? 0) + 1);
      if ((tries.get(key) ?? 0) < MOST_TRIES) return false;
      keys.add(key);
      return true;
    },
  };
}
