/** A whole house to look at: the stand-in cloud and a production server that knows no other. */
import { rmSync } from 'node:fs';
import { demoSettings } from './launch/demo-settings';
import { freePort } from './launch/free-port';
import { startSandboxProcess } from './launch/sandbox';
import { untilInterrupted } from './launch/until-interrupted';
import { startServerProcess } from './launch/web-server';

const WHO = [
  ['alex@example.com', 'two homes: one with electricity, gas and water, one with solar and an electric car'],
  ['kim@example.com', 'indoor and outdoor water, and a name that tries every column of a spreadsheet'],
  ['asha@example.com', 'a home in India, and a meter of a type nobody has heard of'],
  ['lee@example.com', 'a home without meters; a meter that was replaced and one that went silent'],
  ['empty@example.com', 'an account without any home'],
  ['unverified@example.com', 'an e-mail address that was never confirmed'],
  ['operator@utility.example', 'may switch to the enterprise account'],
] as const;

const sandboxPort = await freePort(4000);
console.log(`▸ Starting the sandbox, a stand-in for the Copper cloud, on port ${sandboxPort}`);
const cloud = await startSandboxProcess({
  port: sandboxPort,
  onLine: (line) => line.startsWith('email code') && console.log(`▸ ${line}`),
});

const port = await freePort(Number(process.env.PORT || 3000));
// The sandbox forgets everything when it ends, so what an earlier demo kept would only be signed out.
const dataDir = `./data/demo/${port}`;
rmSync(dataDir, { recursive: true, force: true });
console.log(`▸ Starting the dashboard on port ${port}; its data is in ${dataDir}`);
const server = await startServerProcess({
  port,
  host: '127.0.0.1',
  settings: demoSettings({ cloud: cloud.url, port, dataDir }),
  onLine: (line) => line.includes('"level":') && console.log(line),
}).catch(async (error: unknown) => {
  await cloud.child.stop();
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  return process.exit(1);
});

console.log(`
  Copper Dashboard demo   ${server.url}

  Who can sign in (no passwords; choose from the list on the sign-in page):
${WHO.map(([email, about]) => `    ${email.padEnd(26)} ${about}`).join('\n')}

  E-mail codes arrive at  ${cloud.url}/mailbox
  Ctrl-C stops both.
`);
await untilInterrupted([cloud.child, server.child]);
