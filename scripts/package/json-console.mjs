import { stripVTControlCharacters } from 'node:util';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const METHODS = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' };

/**
 * Makes every line that Next prints a JSON line on standard output, as those of the server's log. From the start of the
 * server on, lib/server/start/console-to-log.ts does it instead, and hides secrets.
 */
export function jsonConsole() {
  const least = LEVELS.indexOf(process.env.LOG_LEVEL || 'info');
  for (const [method, level] of Object.entries(METHODS)) {
    console[method] = (...values) => {
      const msg = stripVTControlCharacters(values.map(String).join(' ')).trim();
      if (msg === '' || LEVELS.indexOf(level) < least) return;
      process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), part: 'next', msg })}\n`);
    };
  }
}
