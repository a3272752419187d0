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

/** After this many failed tries of one part, while others succeed, the cloud is taken to have no answer for it. */
const MAX_TRIES = 8;
/** How often a running job checks whether it was canceled. */
const CHECK_EVERY_MS = 1000;

/** What a process knows about an export it works on. All of it can be rebuilt from what is stored. */
export interface ExportWork {
  definition: ReportDefinition;
  params: ReportParams;
  run: ReportRun;
  /** Null before they are known. */
  parts: ReportPart[] | null;
  /** Index of the next part. */
  nextPart: number;
  skipped: ExportSkippedParts;
  /** Requests sent since progress was last saved. */
  requestsSent: number;
  /** Requests left when that was counted, and requests sent since. */
  estimate: { requests: number; sent: number } | null;
  /** Consecutive failures of unknown cause. */
  failures: number;
  /** True once the job has seen that it was canceled or finished by another process. */
  ended: boolean;
  /** Aborts when the server stops or another process has taken over the job. */
  stop: AbortSignal;
  /** Rejects when `stop` has aborted or the export has ended, which is checked once a second. */
  throwIfEnded(): Promise<void>;
}

/** Parts that are skipped. Saved with the export, so that they are not requested again. See `SkippedParts`. */
export interface ExportSkippedParts extends SkippedParts {
  keys(): string[];
  /** Counts a failed try of a part; returns true, and skips the part, after too many. */
  giveUp(key: string, error: unknown): boolean;
}

/** Starts or resumes work on an export. Throws `bad_request` for invalid parameters. */
export function startExportWork(ctx: Context, account: AccountRef, job: ExportJob, stop: AbortSignal): ExportWork {
  const definition = findReport(job.report);
  const format = definition.formats.find((candidate) => candidate === job.format);
  if (!format) throw new AppError('bad_request', { userMessage: 'This report is not available in that format.' });
  const params = parseInput(definition.params, job.parameters);
  checkReportParams(definition, format, params);
  const skipped = createSkippedParts(job.gaps.map(({ id }) => id));
  const options = async (): Promise<RequestOptions> => {
    await work.throwIfEnded();
    return {
      purpose: 'report',
      priority: 'report',
      unattended: true,
      signal: work.stop,
      // Answers as old as the job are fresh enough; otherwise a long job would never end.
      acceptAgeSeconds: (ctx.clock() - job.createdAt) / 1000 + 1,
      onSent: () => {
        work.requestsSent += 1;
      },
    };
  };
  let checkedAt = ctx.clock();
  let checking: Promise<void> | null = null;
  const checkEnded = async () => {
    work.ended = (await ctx.exports.find([account.id], job.id))?.state !== 'running';
  };
  const archive = archiveForJob(ctx.archive, options);
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
      if (Math.abs(ctx.clock() - checkedAt) >= CHECK_EVERY_MS) {
        checkedAt = ctx.clock();
        checking = checkEnded();
      }
      // Also wait if another request or piece has started the check.
      await checking;
      if (work.ended) throw new Error('the export has ended');
    },
  };
  return work;
}

/**
 * Returns what a report needs to fetch and, if it can be estimated, the number of requests. Throws as `prepare` does.
 */
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

function createSkippedParts(savedKeys: readonly string[]): ExportSkippedParts {
  const keys = new Set(savedKeys);
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
      // An unreachable cloud says nothing about this part.
      if (failureKind(error) !== 'cloud' || (error instanceof AppError && error.code === 'cloud_down')) return false;
      tries.set(key, (tries.get(key) ?? 0) + 1);
      if ((tries.get(key) ?? 0) < MAX_TRIES) return false;
      keys.add(key);
      return true;
    },
  };
}
