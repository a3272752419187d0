import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseInput } from '../ports/parse-input';
import { runReportFile } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { REPORT_FORMATS, type ReportDefinition } from './definition';
import { parseReportFileName, REPORTS } from './registry';

/** Parameters that some report requires. */
const NEEDED: Record<string, string> = { start: '2026-11-01', end: '2026-11-02', month: '2026-10' };

/** Returns a report's file name with the fewest parameters it accepts. */
function least({ name, formats, params }: ReportDefinition): [file: string, query: Record<string, string>] {
  const names = 'shape' in params ? Object.keys(params.shape as object) : [];
  const query = Object.fromEntries(Object.entries(NEEDED).filter(([needed]) => names.includes(needed)));
  return [`${name}.${formats.includes('zip') ? 'zip' : formats[0]}`, query];
}

let house: TestServer;
beforeAll(async () => {
  house = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: 12 } });
});
afterAll(() => house.close());

it('has each documented report once', () => {
  expect(REPORTS.map(({ name }) => name).sort()).toEqual([
    ...['account', 'archive', 'average', 'baseline', 'bulk', 'gateways', 'grid-latest', 'grid-readings', 'health'],
    ...['insights', 'meters', 'monthly', 'partner', 'premises', 'readings', 'usage', 'water-reversals'],
  ]);
});

describe.each(REPORTS.map((report) => [report.name, report] as const))('%s', (_, report) => {
  const [file, query] = least(report);

  it('allows only operators for an enterprise', async () => {
    const kim = await house.signIn('kim@example.com');
    const viewer = await house.signIn('lee@city.example', { operator: true, role: 'viewer' });
    house.newRequests();
    const refused = { ...query, account: 'sandbox-utility' };
    await expect(runReportFile(house, kim, file, refused)).rejects.toMatchObject({ code: 'not_found' });
    await expect(runReportFile(house, viewer, file, refused)).rejects.toMatchObject({ code: 'forbidden' });
    if (report.audience === 'enterprise') {
      const operator = await house.signIn('operator@utility.example', { operator: true });
      await expect(runReportFile(house, kim, file, query)).rejects.toMatchObject({ code: 'not_found' });
      await expect(runReportFile(house, operator, file, { ...query, account: 'home' })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    expect(house.newRequests()).toEqual([]);
  });

  it('names an unknown or a missing parameter', async () => {
    for (const needed of Object.keys(query)) {
      expect(() => parseInput(report.params, { ...query, [needed]: undefined })).toThrow(`parameter ${needed}`);
      expect(() => parseInput(report.params, { ...query, [needed]: 'soon' })).toThrow(`parameter ${needed}`);
    }
    expect(() => parseInput(report.params, { ...query, nonsense: '1' })).toThrow('parameter nonsense');
  });

  it('is available in its own formats only', () => {
    for (const format of [...REPORT_FORMATS, 'xlsx', '']) {
      const address = () => parseReportFileName(`${report.name}.${format}`);
      if (report.formats.some((known) => known === format)) expect(address().report).toBe(report);
      else expect(address).toThrow();
    }
  });
});

it.each(['nothing.csv', '', '.csv', 'usage', '../usage.csv', 'constructor.csv'])('rejects the file name %j', (file) => {
  expect(() => parseReportFileName(file)).toThrow();
});
