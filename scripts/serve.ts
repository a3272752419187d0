import { type Child, startChild } from './launch/child';
import { isFree } from './launch/free-port';
import { loadDotenv } from './launch/load-dotenv';
import { untilInterrupted } from './launch/until-interrupted';
import { MANUAL_SIGNALS, untilHealthy } from './launch/web-server';

const NEXT = 'node_modules/next/dist/bin/next';

/** Runs Next in the given mode with the user's settings, prints its address, and runs until Ctrl-C. */
export async function serve(mode: 'start' | 'dev'): Promise<never> {
  loadDotenv();
  const port = Number(process.env.PORT || 3000);
  const address = process.env.NEXTAUTH_URL || `http://localhost:${port}`;
  if (!(await isFree(port))) {
    console.error(
      `✗ Port ${port} is in use by another program. Set PORT to a free one, e.g. PORT=3001 npm run ${mode}.`,
    );
    process.exit(1);
  }
  console.log(`▸ Starting the ${mode === 'start' ? 'production server' : 'server with reload'} on port ${port}`);
  const env = {
    NODE_ENV: mode === 'start' ? 'production' : 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXTAUTH_URL: address,
    PORT: String(port),
    ...(mode === 'start' ? MANUAL_SIGNALS : {}),
  };
  const args = [NEXT, mode, '-p', String(port)];
  const child: Child = startChild('web server', { args, env, onLine: (line) => console.log(line) });
  const interrupted = untilInterrupted([child]);
  await untilHealthy(`http://127.0.0.1:${port}/api/health`, child).then(
    () => console.log(`▸ Ready: open ${address} and sign in with your Copper account. Ctrl-C stops it.`),
    () => console.error('✗ /api/health does not return 200. See the messages above.'),
  );
  return interrupted;
}
