/** `npm run demo`: starts the sandbox and a production server that uses it. */
import { rmSync } from 'node:fs';
import { demoSettings } from './launch/demo-settings';
import { freePort } from './launch/free-port';
import { startSandboxProcess } from './launch/sandbox';
import { untilInterrupted } from './launch/until-interrupted';
import { startServerProcess } from './launch/web-server';

const ACCOUNTS = [
  ['alex@example.com', 'two homes: one with electricity, gas and water, one with solar and an electric car'],
  ['kim@example.com', 'indoor and outdoor water, and a name that is hard for spreadsheets'],
  ['asha@example.com', 'a home in India, and a meter of an unknown type'],
  ['lee@example.com', 'a home without meters; a meter that was replaced and one that went silent'],
  ['empty@example.com', 'an account without any home'],
  ['unverified@example.com', 'an unverified email address'],
  ['operator@utility.example', 'can switch to the enterprise account'],
] as const;

const sandboxPort = await freePort(4000);
console.log(`▸ Starting the sandbox, a simulated Copper cloud, on port ${sandboxPort}`);
const cloud = await startSandboxProcess({
  port: sandboxPort,
  onLine: (line) => line.startsWith('email code') && console.log(`▸ ${line}`),
});

const port = await freePort(Number(process.env.PORT || 3000));
// The sandbox keeps nothing between runs, so the accounts of an earlier demo would be signed out.
const dataDir = `./data/demo/${port}`;
rmSync(dataDir, { recursive: true, force: true });
console.log(`▸ Starting the dashboard on port ${port}; its data is in ${dataDir}`);
const server = await startServerProcess({
  port,
  host: '127.0.0.1',
  settings: { ...demoSettings({ cloud: cloud.url, port, dataDir }), BASE_PATH: process.env.BASE_PATH ?? '' },
  onLine: (line) => line.includes('"level":') && console.log(line),
}).catch(async (error: unknown) => {
  await cloud.child.stop();
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  return process.exit(1);
});

console.log(`
  Copper Dashboard demo   ${server.url}

  Accounts (no passwords; choose one on the sign-in page):
${ACCOUNTS.map(([email, about]) => `    ${email.padEnd(26)} ${about}`).join('\n')}

  Emailed codes appear at ${cloud.url}/mailbox
  Ctrl-C stops both.
`);
await untilInterrupted([cloud.child, server.child]);
