import { type CostsReportParams, costsReportParams } from '@/lib/contract/reports';
import { addDays, localDay } from '@/lib/domain/calendar';
import type { Bill, BillLine } from '@/lib/domain/money/bill';
import { cycleOn } from '@/lib/domain/money/bill-cycles';
import { priceHistory } from '@/lib/domain/money/bill-history';
import { earlierDay } from '@/lib/domain/money/cycle-parts';
import { versionOn } from '@/lib/domain/money/tariff';
import type { Premise } from '@/lib/domain/premise';
import { billedFlow } from '../money/billed-flow';
import { billedHome } from '../money/billed-home';
import type { PremiseMoney } from '../ports/money';
import { REPORT_FORMATS, type ReportDefinition, type ReportRun } from './definition';
import { INTERACTIVE_OPTIONS } from './fetch-fleet';
import { joinParts } from './join-parts';
import { number, type ReportColumn, table, text } from './writers/table';

interface CostRow {
  premise: Premise;
  commodity: string;
  bill: Bill;
  line: BillLine;
}

const COLUMNS: ReportColumn<CostRow>[] = [
  text('Premise ID', ({ premise }) => premise.id),
  text('Premise', ({ premise }) => premise.name),
  text('Commodity', ({ commodity }) => commodity),
  text('Start', ({ bill }) => bill.cycle.start),
  text('End', ({ bill }) => bill.cycle.end),
  text('Line', ({ line }) => line.label),
  text('Group', ({ line }) => line.group),
  number('Quantity', ({ line }) => (line.items.length === 0 ? null : roundedQuantity(line))),
  text('Unit', ({ line }) => line.items[0]?.unit ?? null),
  number('Amount', ({ line }) => line.amountMicro / 1e6),
  text('Currency', ({ bill }) => bill.currency),
  number('Coverage', ({ bill }) => bill.coverage, { decimals: 4 }),
];

function roundedQuantity({ items }: BillLine): number {
  return Math.round(items.reduce((sum, { quantity }) => sum + quantity, 0) * 1e6) / 1e6;
}

/**
 * A row for each line of each bill that begins within some days, of all premises that have prices. Worked out from what
 * is stored; the coverage says how much of a bill that is.
 */
export const costsReport: ReportDefinition<CostsReportParams> = {
  name: 'costs',
  title: 'Bills by line, from saved readings and your prices',
  audience: 'both',
  formats: REPORT_FORMATS,
  params: costsReportParams,
  async prepare(run, { start, end }) {
    const answer = await run.ctx.archive.premises(run.account, INTERACTIVE_OPTIONS);
    const moneyOf = await run.ctx.money.all(run.account.id);
    const rows: CostRow[] = [];
    for (const premise of answer.data) {
      rows.push(...(await premiseRows(run, premise, moneyOf(premise.id), { start, end })));
    }
    const { freshness, gaps } = joinParts(answer, []);
    return {
      ...{ range: { start, end }, zone: null, freshness, gaps },
      etagInputs: [rows.map(({ premise, bill, line }) => [premise.id, bill.cycle.start, line.id, line.amountMicro])],
      table: table(COLUMNS, rows),
    };
  },
};

async function premiseRows(
  { ctx, account, now }: ReportRun,
  premise: Premise,
  { tariffs, bills }: PremiseMoney,
  range: { start: string; end: string },
): Promise<CostRow[]> {
  const rows: CostRow[] = [];
  const tomorrow = addDays(localDay(now, premise.timezone), 1);
  for (const stored of tariffs) {
    const { commodity } = stored;
    const home = billedHome(stored, bills, premise.timezone);
    const last = earlierDay(addDays(range.end, -1), addDays(tomorrow, -1));
    const until = earlierDay(cycleOn(home.rule, last).end, tomorrow);
    const rule = versionOn(home.tariff, last)?.export;
    const { flow, days } = await billedFlow(ctx.archive, account, premise, {
      commodity,
      rule,
      tariff: home.tariff,
      now,
      until,
      fetch: null,
    });
    const first = earlierDay(days[0]?.day ?? range.start, range.start);
    for (const { bill } of priceHistory(home, flow, { start: first, end: addDays(last, 1) }, tomorrow)) {
      if (bill.cycle.start < range.start || bill.coverage === 0) continue;
      rows.push(...bill.lines.map((line) => ({ premise, commodity, bill, line })));
    }
  }
  return rows;
}
