import { type PlainReportParams, plainReportParams } from '@/lib/contract/reports';
import type { Meter, Premise, RegisterReading } from '@/lib/domain/premise';
import { AppError } from '../errors';
import { currentLivePace, fetchLive } from '../lookup/fetch-live';
import type { PreparedReport, ReportDefinition, ReportRun } from './definition';
import { INTERACTIVE_OPTIONS } from './fetch-fleet';
import { joinParts } from './join-parts';
import { listPart } from './list-part';
import { zonedTimeWriter } from './time-text';
import { number, type ReportColumn, table, text, time } from './writers/table';

/** A meter with its latest register reading. */
interface AccountRow {
  premise: Premise;
  meter: Meter;
  reading: RegisterReading | null;
}

/** The account as Copper returns it (JSON), or one row per meter with its current value (CSV). */
export const accountReport: ReportDefinition<PlainReportParams> = {
  name: 'account',
  title: 'Account, premises, meters and current values',
  audience: 'both',
  formats: ['csv', 'json'],
  params: plainReportParams,
  async parts(run) {
    const { ctx, account, format } = run;
    if (account.kind === 'enterprise' || format === 'json') return [];
    const { data } = await ctx.archive.premises(account, INTERACTIVE_OPTIONS);
    const { seconds } = await currentLivePace(ctx, account);
    return data
      .filter(hasMeters)
      .map(({ id: premiseId }) =>
        listPart(run, { list: 'live', premiseId, acceptAgeSeconds: seconds }, () =>
          fetchLive(ctx, account, premiseId, { onScreen: false }),
        ),
      );
  },
  prepare: (run) => (run.format === 'json' ? rawReport(run) : tableReport(run)),
};

async function rawReport({ ctx, account }: ReportRun): Promise<PreparedReport> {
  const answer = await ctx.archive.rawAccount(account, INTERACTIVE_OPTIONS);
  return { zone: null, ...joinParts(answer, []), json: answer.data };
}

/**
 * Builds the table with live values. If a premise's live readings are unavailable, the report fails: a meter without a
 * number would look like one that measures nothing.
 */
async function tableReport({ ctx, account }: ReportRun): Promise<PreparedReport> {
  if (account.kind === 'enterprise') {
    throw new AppError('not_found', {
      userMessage: 'This file is for homes only. Switch to "My home" to download it.',
    });
  }
  const premises = await ctx.archive.premises(account, INTERACTIVE_OPTIONS);
  const liveReadings = await Promise.all(
    premises.data.filter(hasMeters).map(({ id }) => fetchLive(ctx, account, id, { onScreen: false })),
  );
  const readings = new Map(
    liveReadings.flatMap(({ answer }) =>
      answer.data.map(({ meterId, rate, at }) => [meterId, { value: rate, at }] as const),
    ),
  );
  const answers = liveReadings.map(({ answer }) => answer);
  return {
    zone: null,
    ...joinParts(premises, answers),
    table: table(accountColumns(), accountRows(premises.data, readings)),
  };
}

const hasMeters = ({ meters }: Premise) => meters.length > 0;

/**
 * Yields one row per meter, in the account's order. `readings`, by meter id, are used for meters that have none in the
 * list.
 */
export function* accountRows(
  premises: readonly Premise[],
  readings: ReadonlyMap<string, RegisterReading> = new Map(),
): Generator<AccountRow> {
  for (const premise of premises) {
    for (const meter of premise.meters) {
      yield { premise, meter, reading: meter.latest ?? readings.get(meter.id) ?? null };
    }
  }
}

/**
 * Returns the columns of the CSV. Times are in the premise's zone, with their offset, because premises may differ in
 * zone.
 */
export function accountColumns(): ReportColumn<AccountRow>[] {
  const write = zonedTimeWriter('offset');
  return [
    text('Premise Name', ({ premise }) => premise.name),
    text('Meter ID', ({ meter }) => meter.id),
    text('Meter Type', ({ meter }) => meter.type),
    number('Current Value', ({ reading }) => reading?.value),
    time('Time Received', ({ premise, reading }) => write(premise.timezone, reading?.at)),
  ];
}
