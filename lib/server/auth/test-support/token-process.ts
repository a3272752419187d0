import { bundledScript } from '@/scripts/launch/bundled-script';
import { type Child, startChild } from '@/scripts/launch/child';

const PROCESS = `
  const main = async () => {
    const { openDatabase } = await import('./lib/server/db/open.ts');
    const { parseEnv } = await import('./lib/server/env.ts');
    const { createLog } = await import('./lib/server/log.ts');
    const { createAuthHost } = await import('./lib/server/upstream/auth-host.ts');
    const { createAuth } = await import('./lib/server/auth/create-auth.ts');
    const { url, hostUrl, secret, now, account } = JSON.parse(process.argv[2]);
    const db = await openDatabase({ url });
    let received = false;
    const receive = async (...request) => {
      const response = await fetch(...request);
      received = true;
      return response;
    };
    const write = () => {
      console.log('received');
      return new Promise(() => {});
    };
    // Waits before storing the received token until the process is killed.
    const hanging = {
      ...db,
      query: (work) => (received ? write() : db.query(work)),
      transaction: (work) => (received ? write() : db.transaction(work)),
    };
    const auth = createAuth({
      db: hanging,
      env: parseEnv({ COPPER_AUTH_URL: hostUrl, COPPER_API_URL: hostUrl }),
      secret,
      authHost: createAuthHost({ authUrl: hostUrl, fetch: receive }),
      clock: () => now,
      log: createLog({ level: 'silent' }),
    });
    await auth.tokens.accessToken(account);
  };
  void main();
`;

interface TokenProcessOptions {
  /** Address of the database. */
  url: string;
  hostUrl: string;
  secret: string;
  /** Milliseconds; the clock is frozen at this time. */
  now: number;
  account: object;
}

/**
 * Starts a process that refreshes an account's token. It prints `received` before it would store it, and waits there.
 */
export async function startTokenProcess(options: TokenProcessOptions): Promise<Child> {
  return startChild('token process', { args: [await bundledScript({ code: PROCESS }), JSON.stringify(options)] });
}
