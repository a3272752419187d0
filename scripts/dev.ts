/** `npm run dev`: runs Next with reload and the user's settings, until Ctrl-C. */
import { startChild } from './launch/child';
import { isFree } from './launch/free-port';
import { loadDotenv } from './launch/load-dotenv';
import { untilInterrupted } from './launch/until-interrupted';
import { untilHealthy } from './launch/web-server';

loadDotenv();
const port = Number(process.env.PORT || 3000);
const address = process.env.NEXTAUTH_URL || `http://localhost:${port}`;
if (!(await isFree(port))) {
  console.error(`✗ Port ${port} is in use by another program. Set PORT to a free one, e.g. PORT=3001 npm run dev.`);
  process.exit(1);
}
console.log(`▸ Starting the server with reload on port ${port}`);
const env = { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1', PORT: String(port) };
const args = ['node_modules/next/dist/bin/next', 'dev', '-p', String(port)];
const child = startChild('web server', { args, env, onLine: (line) => console.log(line) });
const interrupted = untilInterrupted([child]);
await untilHealthy(`http://127.0.0.1:${port}/api/ready`, child).then(
  () => console.log(`▸ Ready: open ${address} and sign in with your Copper account. Ctrl-C stops it.`),
  () => console.error('✗ /api/ready does not return 200. See the messages above.'),
);
await interrupted;
