import type { PremiseDef } from '@/sandbox/data/types';
import type { Viewer } from '../account';
import { reportText, runReportFile } from './run-report-file';
import { startTestServer, type TestServer } from './test-server';
import { unzip } from './unzip';

/** A test server with an enterprise, its operator, and the premises of the sandbox. */
export interface TestFleet {
  server: TestServer;
  operator: Viewer;
  /** The sandbox's own premises, oldest first. */
  fleet: PremiseDef[];
  /** The time of the server, in minutes since the epoch. */
  minute: number;
  /** Returns the text of a report file. */
  text(file: string, query?: Record<string, string>): Promise<string>;
  /** Returns the files of a report zip by path. */
  files(file: string, query?: Record<string, string>): Promise<Map<string, string>>;
}

export async function startTestFleet(now: string, premises: number): Promise<TestFleet> {
  const server = await startTestServer(now, { sandbox: { premises } });
  const operator = await server.signIn('operator@utility.example', { operator: true });
  const { world } = server.sandbox;
  const fleet = Array.from({ length: premises }, (_, index) => world.fleetPremise(index));
  return {
    server,
    operator,
    fleet: fleet.sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1)),
    minute: Math.floor(Date.parse(now) / 60_000),
    text: (file, query) => reportText(server, operator, file, query),
    async files(file, query) {
      const { body } = await runReportFile(server, operator, file, query);
      const bytes = new Uint8Array(await new Response(body()).arrayBuffer());
      return new Map([...unzip(bytes)].map(([path, content]) => [path, content.toString('utf8')]));
    },
  };
}

/** Returns a text as a cell: with an apostrophe before text that would run as a formula. */
export function safeText(text: string | null): string {
  return text === null ? '' : /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

/** Returns a postal code with five digits. */
export function fiveDigits(code: string | null): string {
  return code === null ? '' : '0'.repeat(Math.max(0, 5 - code.length)) + code;
}

/** Returns address, city and postal code as cells. */
export function addressCells({ address }: PremiseDef): [string, string, string] {
  return [safeText(address.street), safeText(address.city), fiveDigits(address.postalCode)];
}
