import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseInput } from '../ports/parse-input';
import { runReportFile } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { REPORT_FORMATS, type ReportDefinition } from './definition';
import { parseReportFileName, REPORTS } from './registry';

/** Parameters that some report requires. */
const REQUIRED: Record<string, string> = { start: '2026-11-01', end: '2026-11-02', month: '2026-10' };

/** Returns a report's file name with the fewest parameters it accepts. */
function minimalRequest({ name, formats, params }: ReportDefinition): [file: string, query: Record<string, string>] {
  const names = 'shape' in params ? Object.keys(params.shape as object) : [];
  const query = Object.fromEntries(Object.entries(REQUIRED).filter(([required]) => names.includes(required)));
  return [`${name}.${formats.includes('zip') ? 'zip' : formats[0]}`, query];
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: 12 } });
});
afterAll(() => server.close());

it('has each documented report once', () => {
  expect(REPORTS.map(({ name }) => name).sort()).toEqual([
    ...[
      'account',
      'archive',
      'average',
      'baseline',
      'bulk',
      'costs',
      'gateways',
      'grid-latest',
      'grid-readings',
      'health',
    ],
    ...['insights', 'meters', 'monthly', 'partner', 'premises', 'readings', 'usage', 'water-reversals', 'worklist'],
  ]);
});

describe.each(REPORTS.map((report) => [report.name, report] as const))('%s', (_, report) => {
  const [file, query] = minimalRequest(report);

  it('allows only operators for an enterprise', async () => {
    const kim = await server.signIn('kim@example.com');
    const viewer = await server.signIn('lee@city.example', { operator: true, role: 'viewer' });
    server.newRequests();
    const forEnterprise = { ...query, account: 'sandbox-utility' };
    await expect(runReportFile(server, kim, file, forEnterprise)).rejects.toMatchObject({ code: 'not_found' });
    await expect(runReportFile(server, viewer, file, forEnterprise)).rejects.toMatchObject({ code: 'forbidden' });
    if (report.audience === 'enterprise') {
      const operator = await server.signIn('operator@utility.example', { operator: true });
      await expect(runReportFile(server, kim, file, query)).rejects.toMatchObject({ code: 'not_found' });
      await expect(runReportFile(server, operator, file, { ...query, account: 'home' })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    expect(server.newRequests()).toEqual([]);
  });

  it('names an unknown or a missing parameter', async () => {
    for (const required of Object.keys(query)) {
      expect(() => parseInput(report.params, { ...query, [required]: undefined })).toThrow(`parameter ${required}`);
      expect(() => parseInput(report.params, { ...query, [required]: 'soon' })).toThrow(`parameter ${required}`);
    }
    expect(() => parseInput(report.params, { ...query, nonsense: '1' })).toThrow('parameter nonsense');
  });

  it('is available in its own formats only', () => {
    for (const format of [...REPORT_FORMATS, 'xlsx', '']) {
      const parse = () => parseReportFileName(`${report.name}.${format}`);
      if (report.formats.some((known) => known === format)) expect(parse().report).toBe(report);
      else expect(parse).toThrow();
    }
  });
});

it.each(['nothing.csv', '', '.csv', 'usage', '../usage.csv', 'constructor.csv'])('rejects the file name %j', (file) => {
  expect(() => parseReportFileName(file)).toThrow();
});
