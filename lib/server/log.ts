import pino from 'pino';
import { scrub, scrubText } from './log-scrub';
import { addLine } from './recent-lines';
import { currentRequestId } from './request-id';

/** The structured log of the server: one JSON line per event on standard output, without secrets. */
export type Log = pino.Logger;

export interface LogOptions {
  /** `fatal` … `trace`, or `silent`. */
  level: string;
  /** Default: standard output. For tests. */
  destination?: pino.DestinationStream;
}

/**
 * Creates a logger that passes everything through `scrub`. Use `log.child({ part: 'door' })` for a part of the server.
 * Messages must be constants; variable data belongs in the fields. Lines of a request have its id.
 */
export function createLog({ level, destination }: LogOptions): Log {
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    mixin() {
      const requestId = currentRequestId();
      return requestId === null ? {} : { requestId };
    },
    timestamp: pino.stdTimeFunctions.isoTime,
    // pino's own serializer would read the original error instead of the scrubbed object.
    serializers: { err: (value: unknown) => scrub(value), error: (value: unknown) => scrub(value) },
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => scrub(fields) as Record<string, unknown>,
    },
    hooks: {
      streamWrite(line) {
        addLine(line);
        return line;
      },
      logMethod(args, method) {
        const clean = args.map((arg) => (typeof arg === 'string' ? scrubText(arg) : arg));
        method.apply(this, clean as Parameters<typeof method>);
      },
    },
  };
  const log = destination ? pino(options, destination) : pino(options);
  // pino does not pass the fields of a child through the formatters. Children inherit this method.
  const child: (this: Log, bindings: pino.Bindings) => Log = log.child as never;
  log.child = function scrubbedChild(this: Log, bindings: pino.Bindings) {
    return child.call(this, scrub(bindings) as pino.Bindings);
  } as unknown as Log['child'];
  return log;
}
