import pino from 'pino';
import { scrub, scrubText } from './log-scrub';

/** Structured log of the server: one JSON line for each event on standard output, without secrets. */
export type Log = pino.Logger;

export interface LogOptions {
  /** `fatal` … `trace`, or `silent`. */
  level: string;
  /** Where lines go; standard output when not given. For tests. */
  destination?: pino.DestinationStream;
}

/**
 * Makes a logger. Everything passed to it goes through `scrub`; use `log.child({ part: 'door' })` for a named part.
 * Messages are constants, what varies belongs into the object before them.
 */
export function createLog({ level, destination }: LogOptions): Log {
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    // The scrubbed error is a plain object already; pino's own serializer would read the original again.
    serializers: { err: (value: unknown) => scrub(value), error: (value: unknown) => scrub(value) },
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => scrub(fields) as Record<string, unknown>,
    },
    hooks: {
      logMethod(args, method) {
        const clean = args.map((arg) => (typeof arg === 'string' ? scrubText(arg) : arg));
        method.apply(this, clean as Parameters<typeof method>);
      },
    },
  };
  const log = destination ? pino(options, destination) : pino(options);
  // pino writes a child's fields as they are, past the formatters; children inherit this from their parent.
  const child: (this: Log, bindings: pino.Bindings) => Log = log.child as never;
  log.child = function scrubbedChild(this: Log, bindings: pino.Bindings) {
    return child.call(this, scrub(bindings) as pino.Bindings);
  } as unknown as Log['child'];
  return log;
}
