import type { PremiseDef } from '@/sandbox/data/types';
import type { Viewer } from '../account';
import { reportText, runReportFile } from './run-report-file';
import { startTestServer, type TestServer } from './test-server';
import { unzip } from './unzip';

/** An enterprise with its operator, and the truth about it. */
export interface TestFleet {
  server: TestServer;
  operator: Viewer;
  /** The sandbox's own premises, oldest first. */
  fleet: PremiseDef[];
  /** The clock's minute. */
  minute: number;
  text(file: string, query?: Record<string, string>): Promise<string>;
  /** The files of a zip by path. */
  files(file: string, query?: Record<string, string>): Promise<Map<string, string>>;
}

export async function startTestFleet(now: string, premises: number): Promise<TestFleet> {
  const house = await startTestServer(now, { sandbox: { premises } });
  const operator = await house.signIn('operator@utility.example', { operator: true });
  const { world } = house.sandbox;
  const fleet = Array.from({ length: premises }, (_, index) => world.fleetPremise(index));
  return {
    server: house,
    operator,
    fleet: fleet.sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1)),
    minute: Math.floor(Date.parse(now) / 60_000),
    text: (file, query) => reportText(house, operator, file, query),
    async files(file, query) {
      const { body } = await runReportFile(house, operator, file, query);
      const bytes = new Uint8Array(await new Response(body()).arrayBuffer());
      return new Map([...unzip(bytes)].map(([path, content]) => [path, content.toString('utf8')]));
    },
  };
}

/** A text as a cell shows it: an apostrophe before what would run as a formula. */
export function safeText(text: string | null): string {
  return text === null ? '' : /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

/** A postal code of five digits. */
export function fiveDigits(code: string | null): string {
  return code === null ? '' : '0'.repeat(Math.max(0, 5 - code.length)) + code;
}

/** Address, city and postal code as cells. */
export function addressCells({ address }: PremiseDef): [string, string, string] {
  return [safeText(address.street), safeText(address.city), fiveDigits(address.postalCode)];
}
