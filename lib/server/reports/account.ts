import { type PlainReportParams, plainReportParams } from '@/lib/contract/reports';
import type { Meter, Premise, RegisterReading } from '@/lib/domain/premise';
import { AppError } from '../errors';
import { fetchLive } from '../lookup/fetch-live';
import type { PreparedReport, ReportDefinition, ReportRun } from './definition';
import { INTERACTIVE_OPTIONS } from './fetch-fleet';
import { joinParts } from './join-parts';
import { zonedTimeWriter } from './time-text';
import { number, type ReportColumn, table, text, time } from './writers/table';

/** A meter of the signed-in person with the last reading of its register. */
interface AccountRow {
  premise: Premise;
  meter: Meter;
  reading: RegisterReading | null;
}

/** The account as the cloud describes it (JSON), or one row a meter with its current value (CSV). */
export const accountReport: ReportDefinition<PlainReportParams> = {
  name: 'account',
  title: 'The account with its premises, meters and current values',
  audience: 'both',
  formats: ['csv', 'json'],
  params: plainReportParams,
  prepare: (run) => (run.format === 'json' ? asSent(run) : withValues(run)),
};

async function asSent({ ctx, account }: ReportRun): Promise<PreparedReport> {
  const answer = await ctx.archive.rawAccount(account, INTERACTIVE_OPTIONS);
  return { zone: null, ...joinParts(answer, []), json: answer.data };
}

/**
 * A premise whose live readings can't be had fails the file: a meter without a number would look like one that
 * measures nothing.
 */
async function withValues({ ctx, account }: ReportRun): Promise<PreparedReport> {
  if (account.kind === 'enterprise') {
    throw new AppError('not_found', {
      userMessage: 'This file is made for a home. Switch to "My home" to download it.',
    });
  }
  const premises = await ctx.archive.premises(account, INTERACTIVE_OPTIONS);
  const withMeters = premises.data.filter(({ meters }) => meters.length > 0);
  const live = await Promise.all(withMeters.map(({ id }) => fetchLive(ctx, account, id)));
  const values = new Map(
    live.flatMap(({ answer }) => answer.data.map(({ meterId, rate, at }) => [meterId, { value: rate, at }] as const)),
  );
  const answers = live.map(({ answer }) => answer);
  return {
    zone: null,
    ...joinParts(premises, answers),
    table: table(accountColumns(), accountRows(premises.data, values)),
  };
}

/** One row a meter, in the order of the account. `readings`, by meter id, stand in where the list itself has none. */
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

/** Columns of the CSV. Times are the premise's, always with their offset: premises may differ in zone. */
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
