import { describe, expect, it } from 'vitest';
import type { FleetTableName } from '../domain/fleet/tables';
import { fleetLinkProblems } from './fleet-link';
import { fleetViewSearch, parseFleetView } from './fleet-view';
import { gridHistorySearch, parseGridHistoryView } from './grid-history-view';
import { gridLinkProblems } from './grid-link';
import { usageLinkProblems } from './usage-link-problems';
import { parseUsageView, usageViewSearch } from './usage-view';

const MONDAY = 1;

const TODAY = '2026-11-11';

function usage(search: string) {
  const params = new URLSearchParams(search);
  return usageLinkProblems(params, parseUsageView(params, TODAY, MONDAY));
}

function grid(search: string) {
  const params = new URLSearchParams(search);
  return gridLinkProblems(params, parseGridHistoryView(params, TODAY));
}

const fleet = (list: FleetTableName, search: string) => fleetLinkProblems(list, new URLSearchParams(search));

describe('a link to a usage view', () => {
  it.each([
    ['start=2026-02-30', 'Its start, 2026-02-30, does not exist.'],
    ['range=day&start=2026-13-01', 'Its start, 2026-13-01, does not exist.'],
    ['range=dates&start=1999-01-01&end=1999-02-01', 'Its start, 1999-01-01, is not between 2000 and 2099.'],
    ['start=yesterday', 'Its start, “yesterday”, is not a date like 2026-11-28.'],
    ['range=dates&start=2026-11-05&end=2026-11-01', 'Its end, 2026-11-01, is not after its start, 2026-11-05.'],
    ['start=2026-11-05&end=2026-11-05', 'Its end, 2026-11-05, is not after its start, 2026-11-05.'],
    ['range=week&start=2026-11-09&end=2026-11-31', 'Its end, 2026-11-31, does not exist.'],
    ['end=2026-11-05', 'It has an end, but no start.'],
    ['range=dates&start=2026-11-05', 'It has a start, but no end.'],
    ['range=dates&start=2000-01-01&end=2099-01-01&granularity=month', 'It spans more than ten years.'],
    ['range=fortnight', 'There is no range “fortnight”.'],
    ['granularity=second', 'There is no detail “second”.'],
    ['compare=neighbors', 'There is no comparison “neighbors”.'],
    ['range=year&compare=year-weekday', 'Its comparison, “year-weekday”, does not fit this range.'],
    ['range=year&granularity=fifteenminute', 'Its detail, “fifteenminute”, does not fit this range.'],
    ['range=day&granularity=month', 'Its detail, “month”, does not fit this range.'],
    ['range=dates&start=2026-03-10&end=2026-05-02&granularity=month', 'Months can only be shown whole.'],
  ])('%s says why it is not shown', (search, sentence) => {
    expect(usage(search)).toContain(sentence);
  });

  it('repeats no more than a little of what it holds', () => {
    expect(usage(`start=${'x'.repeat(5_000)}`)[0]?.length).toBeLessThan(100);
  });

  it.each([
    '',
    'account=home&table=1',
    'start=2026-11-05',
    'range=week&start=2026-11-11',
    'range=year&start=2025-01-01&end=2026-01-01&granularity=day',
    'range=dates&start=2026-10-30&end=2026-11-03&granularity=fifteenminute',
  ])('has no problem where it is shown as it is (%s)', (search) => {
    expect(usage(search)).toEqual([]);
    const written = usageViewSearch(parseUsageView(new URLSearchParams(search), TODAY, MONDAY), new URLSearchParams());
    expect(usage(written.toString())).toEqual([]);
  });

  it('has none once the view was changed', () => {
    const wrong = new URLSearchParams('range=dates&start=2026-02-30&end=2026-02-01&granularity=second');
    expect(usage(usageViewSearch(parseUsageView(wrong, TODAY, MONDAY), wrong).toString())).toEqual([]);
  });
});

describe('a link to a grid history', () => {
  it.each([
    ['gateway=a&start=2026-11-08&end=2026-11-01', 'Its end, 2026-11-01, is not after its start, 2026-11-08.'],
    ['gateway=a&start=soon&end=later', 'Its start, “soon”, is not a date like 2026-11-28.'],
    ['gateway=a&start=2026-11-08', 'It has a start, but no end.'],
    ['gateway=a&start=2010-01-01&end=2026-01-01', 'It spans more than the 3650 days that fit with this many gateways.'],
    ['gateway=a&limits=a1-2', 'Its limits, “a1-2”, can’t be read.'],
    [[1, 2, 3, 4, 5, 6, 7].map((id) => `gateway=${id}`).join('&'), 'It names 7 gateways; at most 6 can be compared.'],
  ])('%s says why it is not shown', (search, sentence) => {
    expect(grid(search)).toEqual(expect.arrayContaining([sentence]));
  });

  it('has no problem where it is shown as it is', () => {
    for (const search of ['', 'gateway=a', 'gateway=a&gateway=b&start=2026-11-01&end=2026-11-08&limits=service']) {
      expect(grid(search)).toEqual([]);
      expect(grid(gridHistorySearch(parseGridHistoryView(new URLSearchParams(search), TODAY)))).toEqual([]);
    }
  });
});

describe('a link to a fleet table', () => {
  it.each<[FleetTableName, string, string]>([
    ['meters', 'sort=colour', 'There is no column “colour” to sort by.'],
    ['meters', 'sort=state&dir=down', 'There is no order “down”.'],
    ['meters', 'before=2026-02-30', 'Its day, “2026-02-30”, does not exist.'],
    ['gateways', 'cols=id,colour', 'There is no column “colour”.'],
    ['meters', 'voltage=low', 'This table has no filter “voltage”.'],
    ['grid', 'limits=a1-2', 'Its limits, “a1-2”, can’t be read.'],
  ])('%s?%s says what has no effect', (list, search, sentence) => {
    expect(fleet(list, search)).toEqual([sentence]);
  });

  it('has no problem where all of it applies, nor with what mail programs add', () => {
    const search = 'account=e1&q=maple&sort=state&dir=desc&state=offline&before=2026-11-01&cols=id,state';
    expect(fleet('meters', `${search}&utm_source=mail`)).toEqual([]);
    expect(fleet('meters', fleetViewSearch(parseFleetView('meters', new URLSearchParams(search)), 'e1'))).toEqual([]);
  });
});
