import { format, stripVTControlCharacters } from 'node:util';
import { env } from '../env';
import { createLog, type Log } from '../log';

/** Makes what is printed from now on lines of the log of this process. */
export function printToLog(): void {
  consoleToLog(createLog({ level: env().logLevel }).child({ part: 'next' }));
}

/**
 * Makes what Next and packages print lines of the log, without secrets: standard output is JSON lines only. An error
 * becomes the field `err`.
 */
export function consoleToLog(log: Pick<Log, 'debug' | 'info' | 'warn' | 'error'>): void {
  const methods = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const;
  for (const [method, level] of Object.entries(methods)) {
    console[method as keyof typeof methods] = (...values: unknown[]) => {
      const err = values.find((value) => value instanceof Error);
      const text = stripVTControlCharacters(format(...values.filter((value) => value !== err))).trim();
      if (err) log[level]({ err }, text || 'printed');
      else if (text !== '') log[level](text);
    };
  }
}
